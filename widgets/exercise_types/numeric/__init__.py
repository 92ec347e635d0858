"""Work out a number, or predict one and see."""
