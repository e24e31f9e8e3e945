"""Embedders: text to vectors of unit length, locally or through an endpoint."""
