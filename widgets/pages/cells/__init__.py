"""Code in the page: a chapter's cells, run and changed where they stand."""
