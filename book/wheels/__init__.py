"""The package as a wheel: the reader's, which holds nothing of a graded key, and the instructor's, which holds all."""
