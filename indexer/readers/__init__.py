"""File types: each reader turns one file into positioned blocks of text."""
