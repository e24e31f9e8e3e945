"""Making the weights in relevance.json from question–paragraph pairs; not used when answering."""
