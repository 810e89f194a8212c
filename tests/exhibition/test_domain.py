"""The rules of the exhibition, by themselves."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.exhibition import domain, rendering

COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


def test_contrast_is_that_of_wcag() -> None:
    assert domain.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert domain.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert not domain.is_readable("#777777", "#ffffff")
    assert domain.is_readable("#767676", "#ffffff")


@given(one=COLOURS, other=COLOURS)
def test_contrast_does_not_depend_on_the_order_and_lies_between_1_and_21(one: str, other: str) -> None:
    assert domain.contrast(one, other) == domain.contrast(other, one)
    assert 1 <= domain.contrast(one, other) <= 21.001


@given(st.lists(st.dictionaries(st.sampled_from(domain.FIELDS), st.text(), min_size=1)))
def test_the_file_holds_the_fields_that_were_left_and_no_cell_is_a_formula(leads: list[dict[str, str]]) -> None:
    text = domain.leads_file(leads)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == len(leads)
    for lead, row in zip(leads, rows, strict=True):
        assert {field: value.removeprefix("'") for field, value in row.items() if value} == {
            field: value.removeprefix("'") for field, value in lead.items() if value
        }
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())
    used = {field for lead in leads for field in lead}
    assert set(rows[0] if rows else []) == used


def test_no_leads_make_an_empty_file() -> None:
    assert domain.leads_file([]) == ""


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[press](javascript:alert(1))",
        "![picture](https://example.org/track.png)",
        '<a href="data:text/html,x">x</a>',
        "<style>*{}</style>",
    ],
)
def test_nothing_in_a_text_executes_or_loads(source: str) -> None:
    found = rendering.html(source)
    for forbidden in ("<script", "<img", "<style", "<a"):
        assert forbidden not in found


def test_markdown_becomes_paragraphs_lists_links_and_headings_below_the_page() -> None:
    found = rendering.html("# Offers\n\n- **test** sites\n\n[site](https://example.org)")
    assert "<h3>Offers</h3>" in found
    assert "<li><strong>test</strong> sites</li>" in found
    assert '<a href="https://example.org" rel="noopener noreferrer">site</a>' in found


def test_headings_follow_each_other_without_a_gap_whatever_levels_are_written() -> None:
    found = rendering.html("## Offers\n\n#### For whom\n\n## Needs")
    assert [found.count(f"<h{level}>") for level in range(1, 7)] == [0, 0, 2, 1, 0, 0]
