"""The page on which an assignment is put together."""
