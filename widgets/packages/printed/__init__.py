"""A worksheet for print, and its key."""
