"""Canvas, as QTI 1.2 through text2qti."""
