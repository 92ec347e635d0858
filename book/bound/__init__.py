"""The built book bound into one file, to print or to take along: a PDF and an EPUB."""
