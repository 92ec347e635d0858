# Every verb is done by book/verbs.py, the same on every system. Without make: python -m book.verbs VERB
.DEFAULT_GOAL := help
PYTHON ?= python3
VERBS := help book live site pdf epub editions release test test-all check notebooks data charts bench pins clean

$(VERBS):
	@"$(PYTHON)" -m book.verbs $@

.PHONY: $(VERBS)
