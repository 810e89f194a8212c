"""People from a CSV file: every mistake is reported at once, by line and column."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field

from services.registration.domain import people

MOST_PEOPLE = 5_000


@dataclass(frozen=True)
class Mistake:
    """What is wrong in one cell; ``line`` counts from 1 with the header, as a spreadsheet does."""

    line: int
    column: str
    message: str

    @property
    def place(self) -> str:
        """Say where: ``line 3, email``."""
        return f"line {self.line}" + (f", {self.column}" if self.column else "")


@dataclass(frozen=True)
class Row:
    """One person to import."""

    line: int
    email: str
    name: str
    organisation: str = ""
    organisation_type: str = "other"
    country: str = ""
    headline: str = ""
    roles: tuple[str, ...] = ()
    ecosystems: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    time_zone: str = "Europe/Brussels"
    newcomer: bool = False


@dataclass
class Read:
    """What was read: the rows that are right, and every mistake."""

    rows: list[Row] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)


def _name(text: str) -> str:
    if not text.strip():
        raise ValueError("Write the person's name.")
    if len(text) > 120:
        raise ValueError("A name has at most 120 characters.")
    return text.strip()


def _short(text: str) -> str:
    if len(text) > 200:
        raise ValueError("Write at most 200 characters.")
    return text.strip()


def _kind(text: str) -> str:
    if text and text not in people.ORGANISATION_TYPES:
        raise ValueError(f"Write one of: {', '.join(people.ORGANISATION_TYPES)}.")
    return text or "other"


def _roles(text: str) -> tuple[str, ...]:
    found = _list(text)
    if unknown := [role for role in found if role not in people.GIVEN_ROLES]:
        raise ValueError(f"{unknown[0]} is no role. Write one of: {', '.join(people.GIVEN_ROLES)}.")
    return found


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _yes(text: str) -> bool:
    if text.strip().lower() not in ("", "yes", "no"):
        raise ValueError("Write yes or no.")
    return text.strip().lower() == "yes"


COLUMNS: dict[str, Callable[[str], object]] = {
    "email": people.address,
    "name": _name,
    "organisation": _short,
    "organisation_type": _kind,
    "country": lambda text: people.country(text) if text else "",
    "headline": _short,
    "roles": _roles,
    "ecosystems": _list,
    "interests": _list,
    "languages": _list,
    "time_zone": lambda text: people.zone(text) if text else "Europe/Brussels",
    "newcomer": _yes,
}
NEEDED = ("email", "name")


def read(content: bytes) -> Read:
    """Read a CSV file as spreadsheets write it: UTF-8 or Windows-1252, with comma, semicolon or tab."""
    found = Read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = [cell.strip().lower() for cell in next(lines, [])]
        _check_header(header, found)
        if not found.mistakes:
            _read_rows(lines, header, found)
    except csv.Error as error:
        found.mistakes.append(Mistake(lines.line_num, "", f"The line cannot be read: {error}."))
    return found


def _check_header(header: list[str], found: Read) -> None:
    for column in NEEDED:
        if column not in header:
            found.mistakes.append(Mistake(1, column, "This column is needed."))
    for column in header:
        if column not in COLUMNS:
            known = ", ".join(COLUMNS)
            found.mistakes.append(Mistake(1, column, f"Plenaria does not know this column. It takes: {known}."))
        elif header.count(column) > 1:
            found.mistakes.append(Mistake(1, column, "This column is there twice."))


def _read_rows(lines: "csv._reader", header: list[str], found: Read) -> None:  # type: ignore[name-defined]
    seen: dict[str, int] = {}
    for line, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(found.rows) >= MOST_PEOPLE:
            found.mistakes.append(Mistake(line, "", f"A file holds at most {MOST_PEOPLE} people."))
            return
        before = len(found.mistakes)
        values = _read_cells(line, header, cells, found)
        email = str(values.get("email", ""))
        if email and email in seen:
            found.mistakes.append(Mistake(line, "email", f"The same address stands in line {seen[email]}."))
        seen.setdefault(email, line)
        if len(found.mistakes) == before:
            found.rows.append(Row(line=line, **values))  # type: ignore[arg-type]


def _read_cells(line: int, header: list[str], cells: list[str], found: Read) -> dict[str, object]:
    if len(cells) > len(header):
        found.mistakes.append(Mistake(line, "", f"There are {len(cells)} cells, but only {len(header)} columns."))
    values: dict[str, object] = {}
    padded = [*cells, *[""] * len(header)]
    for column, cell in zip(header, padded, strict=False):
        try:
            values[column] = COLUMNS[column](cell)
        except ValueError as error:
            found.mistakes.append(Mistake(line, column, str(error)))
    return values
