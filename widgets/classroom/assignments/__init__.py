"""Which exercises are handed out, and which variants a student gets."""
