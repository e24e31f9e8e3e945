"""What a question asks: authorities, years, kinds, intent, vocabulary. Pure, no model."""
