"""Write an essay, which a person marks."""
