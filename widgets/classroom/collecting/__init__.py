"""What came back: files, archives, lists of students, and whose each is."""
