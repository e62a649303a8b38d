"""Whether a mail is a person's (`nature`): by the `signs` in its header, else by its words.

Where words have to tell, they stand in `lists/`, and `words` says where in a mail they count. Without any mark several
signs have to come together (`unmarked`): an `absence`, or one of the `kinds` of machines, in a mail in which no person
speaks (`voice`, `people`).
"""

from bot.core.automatic.signs import BY_WORDS, Nature, is_told_by_words, may_be_answered, nature
from bot.core.automatic.unmarked import REASONS

__all__ = ["BY_WORDS", "REASONS", "Nature", "is_told_by_words", "may_be_answered", "nature"]
