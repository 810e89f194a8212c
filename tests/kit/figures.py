"""What was measured, kept in ``docs/benchmarks.md``: a row is found by its section and first cell, and renewed."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from shared.clock import utc_now

BENCHMARKS = Path(__file__).parents[2] / "docs" / "benchmarks.md"
HEAD = "| What | Asked | Measured | When |"


@dataclass
class Figures:
    """The figures of one run."""

    rows: dict[tuple[str, str], str] = field(default_factory=dict)

    def say(self, section: str, what: str, measured: str, asked: str = "") -> None:
        """Print a figure and keep it for the page; ``section`` is a heading of the page."""
        when = f"{utc_now().date()}, load {os.getloadavg()[0]:.1f}"
        print(f"\n{what}: {measured}" + (f" (asked: {asked})" if asked else ""))
        self.rows[section, what] = f"| {what} | {asked} | {measured} | {when} |"

    def write(self, page: Path = BENCHMARKS) -> None:
        """Renew the rows of the page that were measured, leaving everything else as it stands."""
        lines = page.read_text().splitlines()
        for (section, what), row in self.rows.items():
            _renew(lines, section, what, row)
        page.write_text("\n".join(lines) + "\n")


def _renew(lines: list[str], section: str, what: str, row: str) -> None:
    heading = f"## {section}"
    if heading not in lines:
        lines += ["", heading]
    start = lines.index(heading) + 1
    end = next((n for n in range(start, len(lines)) if lines[n].startswith("## ")), len(lines))
    part = lines[start:end]
    known = next((n for n, line in enumerate(part) if line.startswith(f"| {what} |")), None)
    if known is not None:
        part[known] = row
    elif HEAD in part:
        below = part.index(HEAD) + 2
        while below < len(part) and part[below].startswith("|"):
            below += 1
        part.insert(below, row)
    else:
        while part and not part[-1]:
            part.pop()
        part += ["", HEAD, "| --- | --- | --- | --- |", row, ""]
    lines[start:end] = part
