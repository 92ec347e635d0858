"""Python in the reader's browser: what it loads, from where, and by which hash."""
