"""A class's grades, from all that came back, and the files that take them along."""
