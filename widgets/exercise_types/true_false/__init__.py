"""Say whether a sentence is true."""
