"""The published index: catalogue, lexical index, vectors, generations."""
