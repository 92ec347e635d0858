"""Choose every one that fits."""
