"""Lifelike invented mails with known truth; `python -m tests.samples` writes those of the demonstration anew.

scenery (invented people, subjects, prose) -> projects (what the papers of one order agree on) -> documents (papers,
each by a real program, with what is true of it) -> clients (mails as mail programs write them) -> demo (the nineteen).
"""
