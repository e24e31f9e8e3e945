"""Reading reports: files in, an index of numbered paragraphs out. Knows nothing of questions or HTTP."""
