"""Web pages: server-rendered HTML over the same service as the API."""
