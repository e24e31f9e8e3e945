"""From paragraphs to a verified answer. Read answer.py first."""
