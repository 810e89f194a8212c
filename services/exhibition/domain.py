"""The rules of the exhibition: colours that can be read, what a visitor may leave, cells that no spreadsheet runs."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

Kind = Literal["exhibitor", "programme", "help"]
Means = Literal["chat", "video"]
State = Literal["waiting", "answered", "ended", "withdrawn"]
Field = Literal["name", "email", "organisation", "country", "headline", "message"]

FIELDS: tuple[Field, ...] = ("name", "email", "organisation", "country", "headline", "message")
CONSENT = "2026-11"
"""The version of the sentence under which visitors leave their fields; it is stored with each lead."""
CONTRAST = 4.5
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours ``#rrggbb``, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(accent: str, on_accent: str) -> bool:
    """Tell whether text of one colour can be read on the other (WCAG 2.2, level AA)."""
    return contrast(accent, on_accent) >= CONTRAST


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def in_order(fields: Iterable[str]) -> list[Field]:
    """Return the fields in their usual order, each once."""
    chosen = set(fields)
    return [field for field in FIELDS if field in chosen]


def cell(value: str) -> str:
    """Return a text that a spreadsheet shows and does not run (CSV injection)."""
    return f"'{value}" if value.startswith(FORMULA) else value


def leads_file(leads: Sequence[Mapping[str, str]]) -> str:
    """Write leads as CSV (RFC 4180): the columns are the fields that visitors left, and nothing else.

    Without leads the file is empty.
    """
    columns = in_order(field for lead in leads for field in lead)
    if not columns:
        return ""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([cell(lead.get(column, "")) for column in columns] for lead in leads)
    return text.getvalue()
