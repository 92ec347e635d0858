"""Data frames as tables to read, in one house style."""
