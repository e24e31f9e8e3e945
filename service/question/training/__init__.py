"""Data and code that fit what understanding learns from examples."""
