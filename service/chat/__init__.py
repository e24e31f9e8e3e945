"""The OpenAI chat API's shapes: requests read, answers written, errors in its form. Knows nothing of HTTP routes."""
