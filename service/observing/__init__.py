"""What can be seen of the running service: logs, metrics, traces. Questions are in none of them by default."""
