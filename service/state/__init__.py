"""What is not derived from reports and must outlive a restart: feedback, keys, queues. One database."""
