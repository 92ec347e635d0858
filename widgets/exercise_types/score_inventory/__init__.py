"""Score a filled-in inventory by its key."""
