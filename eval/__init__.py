"""Measuring answers against gold questions; knows the service, never how an answer is made."""
