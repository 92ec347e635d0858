"""The gradebook's page."""
