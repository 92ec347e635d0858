"""Choose one of several."""
