"""The instructor's Python beside a page: the worker, and what it may be asked."""
