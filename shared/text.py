"""Text for searching: folded once in Python, so that both databases find *lodz* for Łódź and *muller* for Müller."""

import unicodedata

LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
)


def fold(text: str) -> str:
    """Lower a text and take its accents off."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
