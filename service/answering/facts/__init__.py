"""Facts of reports, computed from the catalogue and never by similarity."""
