"""A moment to reply to: an invented client's minute, criteria that can be observed, and the authors' replies."""
