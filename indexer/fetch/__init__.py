"""Getting reports from the publisher: politely, resumably, and never losing what is held."""
