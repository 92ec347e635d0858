"""The classroom: exercises, assignments, packages for learning systems, collecting and grading.

Everything but ``item_file``, ``bank_maker`` and ``command`` needs the standard library alone, so that the same code
runs in the command ``classroom`` and, through Pyodide, in the instructor's pages. What it computes with comes in as a
:class:`~widgets.classroom.bank.Bank`; nothing is read from the network, and nothing that a student handed in is run.
"""
