"""The page on which an assignment is put together, as an instructor uses it."""
