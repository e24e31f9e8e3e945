"""Prompts as reviewed text: one file a prompt, with declared variables and a version."""
