"""Put steps into order."""
