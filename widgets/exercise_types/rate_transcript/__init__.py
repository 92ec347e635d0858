"""Rate a transcript turn by turn."""
