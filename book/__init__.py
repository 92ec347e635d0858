"""The book around its chapters: how it is built, looks and reads."""
