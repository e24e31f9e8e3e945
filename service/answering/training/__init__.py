"""Data and code that fit what answering learns from examples; not used when answering."""
