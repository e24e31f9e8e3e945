"""Pairs of questions on one paragraph: one that it answers, and a near miss that its whole report does not."""
