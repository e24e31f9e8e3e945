"""The Slack bot: events in, one answer each in its thread, with the paragraphs that prove it."""
