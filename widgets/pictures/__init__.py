"""Pictures drawn once: agreement, change and congruence."""
