"""What an answer is, and what it earns: by its key, or by a person's marks."""
