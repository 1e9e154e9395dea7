"""The errors that a user of kg may see."""


class KgError(Exception):
    """Something is wrong with what the user gave; the text says what, where, and what to do about it."""
