"""Errors that are one clear sentence to a person who did not write the code."""


class BookError(Exception):
    """Something in the data or the chapters is wrong; the message says what, where, and what is allowed."""

    def __init__(self, *problems: str) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(problems))


class UnlikeKindsError(BookError, ValueError):
    """Two quantities that cannot be put together: posts and people, or announced and reported."""
