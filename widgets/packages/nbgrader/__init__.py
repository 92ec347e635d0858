"""A notebook for nbgrader."""
