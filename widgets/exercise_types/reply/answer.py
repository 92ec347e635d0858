"""The answer is what one would say; a person marks it, as a short text."""

from widgets.exercise_types.short_text.answer import FIELDS, RECEIPT_FIELDS, check, credit, describe_key, full_answer

__all__ = ["FIELDS", "RECEIPT_FIELDS", "check", "credit", "describe_key", "full_answer", "same_form"]
same_form = None
