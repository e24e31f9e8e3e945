"""Changes of the state database, oldest first."""
