"""The classroom: exercises, assignments, collecting and grading.

All of it needs the standard library alone, so that the same code runs in the command ``classroom`` and, through
Pyodide, in the instructor's pages. What it computes with comes in as a :class:`~widgets.classroom.bank.bank.Bank`;
nothing is read from the network, and nothing that a student handed in is run.
"""
