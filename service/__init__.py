"""Answering questions over a published index: understanding, retrieval, answers, verification, HTTP."""
