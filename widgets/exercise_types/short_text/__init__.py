"""Write a few sentences, which a person marks."""
