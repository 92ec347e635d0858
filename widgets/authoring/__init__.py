"""From files that somebody wrote to a bank of exercises and its keys."""
