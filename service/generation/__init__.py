"""Answers in prose by a language model, on top of what retrieval found: asked, checked claim by claim, never trusted."""
