"""All that a release is made of, with checksums: the same sources always give the same bytes."""
