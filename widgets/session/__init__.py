"""A rehearsed session: the client speaks, the reader replies, and an equation moves their alliance."""
