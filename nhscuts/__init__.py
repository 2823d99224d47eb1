"""What the chapters and the site of *Balancing the Books* share.

    from nhscuts import load, charts
    book = load()
    book.claim("hsj-coventry-2006-posts").words
"""

from .book import Book, Calculated, Claim, load
from .errors import BookError, UnlikeKindsError
from .quantity import Quantity
from .words import bounds, words

__all__ = ["Book", "BookError", "Calculated", "Claim", "Quantity", "UnlikeKindsError", "bounds", "load", "words"]
__version__ = "1.2.0"
