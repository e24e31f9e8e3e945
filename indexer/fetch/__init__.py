"""Getting reports from their publisher: pages, polite requests, downloads, the manifest."""
