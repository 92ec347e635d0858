"""Give each line its option."""
