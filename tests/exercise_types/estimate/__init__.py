"""Move a slider to an estimate: a type that is none of the book's, and that tests add to a copy of the house."""
