"""A stranger with a stranger's program, belenios-tool 2.0, agrees with us on whole elections."""

import json
from itertools import combinations

import pytest

from services.voting.domain.election import canonical
from services.voting.domain.election.checking import verify_ballot
from services.voting.domain.election.group import Element
from services.voting.domain.election.questions import Question
from services.voting.domain.election.tally import compute_tally, read_decryption
from services.voting.domain.election.trustees import trustee_keys
from services.voting.domain.election.verification import Phase, verify_archive
from tests.voting.election.kit import (
    APPROVAL,
    CHOOSE_ONE,
    GRADES,
    WITH_BLANK,
    Belenios,
    Played,
    one,
    play,
)

ADA, BLAISE, EMILIE = ([one(index, 3)] for index in range(3))
GROUPS_OF_2_IN_3 = [*combinations((2, 3, 4), 2), (2, 3, 4), (4, 2)]


def agreed(belenios: Belenios, election: Played, *owners: int) -> object:
    """Let both programs verify the election, and give the result."""
    archive, result = election.finish(owners)
    assert verify_archive(archive).result == result
    assert belenios.accepts(archive)
    assert json.loads(belenios.run("election", "compute-result"))["result"] == [list(row) for row in result or ()]
    return result


def test_an_election_with_the_server_key_alone(belenios: Belenios) -> None:
    assert agreed(belenios, play().cast((0, ADA), (1, ADA), (2, BLAISE)), 1) == ((2, 1, 0),)


@pytest.fixture(scope="module")
def with_2_of_3() -> Played:
    return play(threshold=(2, 3)).cast((0, ADA), (1, EMILIE))


@pytest.mark.parametrize("members", GROUPS_OF_2_IN_3)
def test_2_of_3_trustees_decrypt_by_each_pair_and_by_all(
    belenios: Belenios, with_2_of_3: Played, members: tuple[int, ...]
) -> None:
    assert agreed(belenios, with_2_of_3, *members, 1) == ((1, 0, 1),)


def test_3_of_5_trustees_decrypt(belenios: Belenios) -> None:
    assert agreed(belenios, play(threshold=(3, 5)).cast((2, BLAISE)), 1, 6, 2, 4) == ((0, 1, 0),)


def test_weights_multiply_votes(belenios: Belenios) -> None:
    election = play(voters=3, weights=(5, 1, 70)).cast((0, ADA), (1, ADA), (2, BLAISE))
    assert agreed(belenios, election, 1) == ((6, 70, 0),)


def test_of_several_ballots_of_a_voter_the_last_counts(belenios: Belenios) -> None:
    election = play(voters=2, weights=(2, 1)).cast((0, ADA), (1, ADA), (0, BLAISE), (0, EMILIE))
    assert agreed(belenios, election, 1) == ((1, 0, 2),)


def test_approval_of_none_to_three(belenios: Belenios) -> None:
    election = play(APPROVAL).cast((0, [[1, 1, 1, 0]]), (1, [[0, 0, 0, 0]]), (2, [[1, 0, 0, 1]]))
    assert agreed(belenios, election, 1) == ((2, 1, 1, 1),)


def test_choosing_exactly_two_of_four(belenios: Belenios) -> None:
    two = Question("Which two?", ("a", "b", "c", "d"), 2, 2)
    assert agreed(belenios, play(two).cast((0, [[1, 1, 0, 0]]), (1, [[0, 1, 0, 1]])), 1) == ((1, 2, 0, 1),)


def test_two_questions_in_one_election(belenios: Belenios) -> None:
    election = play(CHOOSE_ONE, APPROVAL).cast((0, [one(0, 3), [0, 1, 1, 0]]), (1, [one(1, 3), [0, 0, 0, 0]]))
    assert agreed(belenios, election, 1) == ((1, 1, 0), (0, 1, 1, 0))


def test_grades_for_each_nominee(belenios: Belenios) -> None:
    election = play(*GRADES).cast((0, [one(0, 3), one(2, 3)]), (1, [one(1, 3), one(2, 3)]))
    assert agreed(belenios, election, 1) == ((1, 1, 0), (0, 0, 2))


def test_blank_votes_are_counted_apart(belenios: Belenios) -> None:
    election = play(WITH_BLANK).cast((0, [[1, 0, 0]]), (1, [[0, 1, 0]]), (2, [[1, 0, 0]]))
    assert agreed(belenios, election, 1) == ((2, 1, 0),)


def test_blank_beside_an_approval_of_none(belenios: Belenios) -> None:
    question = Question("Any?", ("a", "b"), 0, 2, blank=True)
    election = play(question).cast((0, [[1, 0, 0]]), (1, [[0, 0, 0]]), (2, [[0, 1, 1]]))
    assert agreed(belenios, election, 1) == ((1, 1, 1),)


def test_an_election_without_any_ballot(belenios: Belenios) -> None:
    assert agreed(belenios, play(CHOOSE_ONE, WITH_BLANK, threshold=(2, 3)), 1, 2, 4) == ((0, 0, 0), (0, 0, 0))


@pytest.mark.parametrize("until", ["setup", "ballots", "end", "tally", "decryptions"])
def test_an_unfinished_election_is_accepted_at_every_stage(belenios: Belenios, with_2_of_3: Played, until: str) -> None:
    archive = with_2_of_3.archive([1, 3], until=until)
    verify_archive(archive)
    assert belenios.accepts(archive)


def test_belenios_sees_that_a_snapshot_was_only_extended(belenios: Belenios, with_2_of_3: Played) -> None:
    older, newer = (with_2_of_3.archive([1, 2, 3], until=until) for until in ("ballots", "result"))
    for name, archive in (("older", older), ("newer", newer)):
        (belenios.folder / name).mkdir()
        (belenios.folder / name / f"{with_2_of_3.setup.election.uuid}.bel").write_bytes(archive)
    belenios.run("election", "verify-diff", "--dir1", "older", "--dir2", "newer")
    verify_archive(newer, previous=older)


def test_belenios_computes_the_same_tally_and_summary(belenios: Belenios) -> None:
    election = play(CHOOSE_ONE, voters=2, weights=(3, 4)).cast((0, ADA), (1, BLAISE), (0, BLAISE))
    archive = election.archive(until="end")
    assert belenios.accepts(archive)
    tally = compute_tally(election.setup, verify_archive(archive).ballots)
    assert belenios.run("election", "compute-encrypted-tally").encode().split() == list(tally.parts)
    summary = json.loads(belenios.run("election", "compute-ballot-summary"))
    assert {entry["hash"] for entry in summary} == {canonical.hex_digest(ballot) for ballot in election.ballots}


def test_belenios_decrypts_with_our_server_key(belenios: Belenios) -> None:
    election = play().cast((0, ADA))
    archive = election.archive(until="tally")
    assert belenios.accepts(archive)
    (belenios.folder / "key").write_text(json.dumps(str(election.secrets[1])))
    decrypted = belenios.run("election", "decrypt", "--privkey", "key", "--trustee-id", "1")
    made = decrypted.encode().split()[0]
    tally = verify_archive(archive).tally
    assert tally
    key = trustee_keys(election.setup.trustees)[1]
    assert read_decryption(election.setup.election, tally, key, made).data == made


def tool_credentials(belenios: Belenios, uuid: str, count: int) -> tuple[list[str], dict[Element, int]]:
    """Let the program make credentials: the secret codes, and the public list."""
    group = ("--group", "BELENIOS-2048", "--count", str(count))
    belenios.run("setup", "generate-credentials", "--uuid", uuid, *group)
    (secret,) = belenios.folder.glob("*.privcreds")
    (public,) = belenios.folder.glob("*.pubcreds")
    codes = [line.split()[1] for line in secret.read_text().splitlines()]
    return codes, {Element(line.split(",")[0]): 1 for line in json.loads(public.read_text())}


def tool_ballot(belenios: Belenios, code: str, choices: list[list[int]]) -> bytes:
    """Let the program make a ballot for the election it verified last."""
    (belenios.folder / "code").write_text(code)
    (belenios.folder / "choices").write_text(json.dumps(choices))
    return belenios.run("election", "generate-ballot", "--privcred", "code", "--ballot", "choices").strip().encode()


def test_ballots_of_belenios_and_ours_in_one_box(belenios: Belenios) -> None:
    questions = (CHOOSE_ONE, WITH_BLANK, APPROVAL)
    uuid = play(*questions).setup.election.uuid
    codes, listed = tool_credentials(belenios, uuid, 2)
    election = play(*questions, extra=listed)
    assert belenios.accepts(election.archive(until="setup"))
    theirs = [tool_ballot(belenios, code, [one(1, 3), [1, 0, 0], [1, 1, 1, 0]]) for code in codes]
    assert [verify_ballot(election.setup, ballot).data for ballot in theirs] == theirs

    election.ballots.append(theirs[0])
    election.cast((0, [one(0, 3), [0, 0, 1], [0, 0, 0, 1]]))
    election.ballots.append(theirs[1])
    assert agreed(belenios, election, 1) == ((1, 2, 0), (2, 0, 1), (2, 2, 2, 1))


def test_an_archive_made_by_belenios_alone_is_accepted_at_every_stage(belenios: Belenios) -> None:
    uuid = belenios.run("setup", "generate-token").strip()
    codes, listed = tool_credentials(belenios, uuid, 3)
    (belenios.folder / "public_creds.json").write_text(json.dumps([str(key) for key in listed]))
    belenios.run("setup", "generate-trustee-key", "--group", "BELENIOS-2048")
    (public,), (private,) = belenios.folder.glob("*.pubkey"), belenios.folder.glob("*.privkey")
    public.rename(belenios.folder / "public_keys.jsons")
    belenios.run("setup", "make-trustees")
    asked = {"description": "É\x7f\n", "name": "T", "questions": [WITH_BLANK.wire(), APPROVAL.wire()]}
    (belenios.folder / "template").write_text(json.dumps(asked))
    belenios.run("setup", "make-election", "--uuid", uuid, "--group", "BELENIOS-2048", "--template", "template")
    belenios.run("archive", "init")
    path = belenios.folder / f"{uuid}.bel"
    phases = [verify_archive(path.read_bytes()).phase]

    def add(kind: str, text: str) -> None:
        before = path.read_bytes()
        belenios.run("archive", "add-event", f"--type={kind}", text=text)
        phases.append(verify_archive(path.read_bytes(), previous=before).phase)

    for code in (*codes, codes[0]):
        add("Ballot", tool_ballot(belenios, code, [[1, 0, 0], [0, 1, 1, 0]]).decode())
    add("EndBallots", "")
    add("EncryptedTally", belenios.run("election", "compute-encrypted-tally"))
    add("PartialDecryption", belenios.run("election", "decrypt", "--privkey", private.name, "--trustee-id", "1"))
    add("Result", belenios.run("election", "compute-result"))

    assert phases == [Phase.OPEN] * 5 + [Phase.CLOSED, Phase.TALLIED, Phase.DECRYPTING, Phase.RESULT]
    assert verify_archive(path.read_bytes()).result == ((3, 0, 0), (0, 3, 3, 0))
