"""Ballots sealed by the browser's code count beside those of Python, for us and for belenios-tool 2.0."""

import json
import subprocess
from pathlib import Path

from services.voting.domain.election import canonical
from services.voting.domain.election.checking import verify_ballot
from services.voting.domain.election.verification import verify_archive
from tests.voting.election.kit import APPROVAL, CHOOSE_ONE, WITH_BLANK, Belenios, Played, play

ROOT = Path(__file__).parents[3]
NODE = ROOT / ".tools/bin/node"
SEALING = ROOT / "services/web/src/features/awards/sealing/ballot.ts"
SCRIPT = """
const { sealBallot } = await import(process.argv[1]);
const { file, code, choices } = JSON.parse(process.argv[2]);
const { ballot, tracker } = await sealBallot(file, JSON.parse(file), code, choices);
console.log(JSON.stringify({ ballot, tracker }));
"""
VOTES = ([[0, 1, 0], [1, 0, 1, 0], [0, 0, 1]], [[0, 0, 1], [0, 0, 0, 0], [1, 0, 0]])


def seal_in_node(election: Played, voter: int, choices: list[list[int]]) -> tuple[bytes, str]:
    """Run the browser's module in Node."""
    order = {"file": election.setup.election.data.decode(), "code": election.codes[voter], "choices": choices}
    command = [str(NODE), "--input-type=module", "-e", SCRIPT, str(SEALING), json.dumps(order)]
    sealed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return sealed["ballot"].encode(), sealed["tracker"]


def test_both_programs_count_ballots_of_the_browser_beside_those_of_python(belenios: Belenios) -> None:
    election = play(CHOOSE_ONE, APPROVAL, WITH_BLANK)
    for voter, choices in enumerate(VOTES):
        ballot, tracker = seal_in_node(election, voter, choices)
        assert verify_ballot(election.setup, ballot).tracker == tracker == canonical.base64_digest(ballot)
        election.ballots.append(ballot)
    election.cast((2, VOTES[0]))
    archive, result = election.finish([1])
    assert result == ((0, 2, 1), (2, 0, 2, 0), (1, 0, 2))
    assert verify_archive(archive).result == result
    assert belenios.accepts(archive)
