"""Lifelike invented mails with known truth; `python -m tests.samples` writes those of the demonstration anew."""
