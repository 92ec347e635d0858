"""What a reader has without a net: the book in a folder, opened as files, and the book kept by a browser."""
