"""The page of figures is renewed row by row."""

from pathlib import Path

from tests.kit.figures import Figures


def test_a_figure_measured_again_replaces_its_row_and_leaves_the_rest(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text("# Benchmarks\n\nBy hand.\n\n## One\n\nA sentence.\n\n## Two\n\nAnother.\n")
    first, second = Figures(), Figures()
    first.say("One", "speed", "1 s", "2 s")
    first.say("One", "size", "3 kB")
    first.write(page)
    second.say("One", "speed", "0.5 s", "2 s")
    second.say("Three", "new", "4")
    second.write(page)

    text = page.read_text()
    assert "0.5 s" in text
    assert "| 1 s |" not in text
    assert [line for line in text.splitlines() if line and not line.startswith("|")] == [
        "# Benchmarks",
        "By hand.",
        "## One",
        "A sentence.",
        "## Two",
        "Another.",
        "## Three",
    ]
    assert text.index("A sentence.") < text.index("| speed |") < text.index("| size |") < text.index("## Two")
