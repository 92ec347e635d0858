"""Packages for learning systems and for print: one module a format, each with one function ``pack``."""
