"""A trustee's browser and the engine speak one language: ceremonies of both, opened by both, accepted by strangers."""

import json
import subprocess
from base64 import b64encode
from pathlib import Path
from random import Random
from typing import Any

import pytest

from services.voting.domain.election import canonical
from services.voting.domain.election.agreement import read_certificates
from services.voting.domain.election.ballots import read_ballot
from services.voting.domain.election.ceremony import (
    Dealing,
    Member,
    assemble,
    certify,
    deal,
    receive_shares,
)
from services.voting.domain.election.chain import open_archive
from services.voting.domain.election.credentials import create_credential, derive_public, random_letters
from services.voting.domain.election.group import draw
from services.voting.domain.election.messages import SignedMessage
from services.voting.domain.election.result import compute_result
from services.voting.domain.election.setup import Setup
from services.voting.domain.election.tally import (
    PartialDecryption,
    Tally,
    compute_tally,
    decrypt_tally,
    read_decryption,
)
from services.voting.domain.election.trustees import SingleTrustee, ThresholdTrustees, Trustee, TrusteeKey, trustee_keys
from services.voting.domain.election.verification import verify_archive
from tests.voting.election.kit import CHOOSE_ONE, TIMESTAMP, WITH_BLANK, Belenios, Played, play

ROOT = Path(__file__).parents[3]
NODE = ROOT / ".tools/bin/node"
TASKS = ROOT / "services/web/src/features/trustee/crypto/tasks.ts"
SCRIPT = """
const { tasks } = await import(process.argv[1]);
const { readFileSync } = await import("node:fs");
const { task, input } = JSON.parse(readFileSync(0, "utf8"));
if (input.archive) input.archive = Uint8Array.from(Buffer.from(input.archive, "base64"));
console.log(JSON.stringify(await tasks[task](input)));
"""
VOTES = ([[0, 1, 0], [1, 0, 0]], [[0, 1, 0], [0, 0, 1]], [[0, 0, 1], [0, 1, 0]])
COUNTS = ((0, 2, 1), (1, 1, 1))


def browser(task: str, **given: Any) -> Any:
    """Let the browser's code do a task, in Node.

    Raises:
        ValueError: it refused; with what it says.
    """
    order = json.dumps({"task": task, "input": given})
    command = [str(NODE), "--input-type=module", "-e", SCRIPT, str(TASKS)]
    done = subprocess.run(command, input=order, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ValueError(done.stderr)
    return json.loads(done.stdout)


def text(message: SignedMessage | Dealing | TrusteeKey) -> str:
    return canonical.write(message.wire()).decode()


class InPython:
    """A trustee played by the engine."""

    def __init__(self, member: Member) -> None:
        self.member = member
        self.secret = ""

    def certificate(self) -> str:
        return text(certify(self.member))

    def dealing(self, certificates: list[str]) -> str:
        return text(deal(self.member, signed(certificates)))

    def key(self, certificates: list[str], dealings: list[str]) -> str:
        read = [Dealing.read(canonical.read(each)) for each in dealings]
        secret, key = receive_shares(self.member, signed(certificates), read)
        self.secret = str(secret)
        return text(key)

    def decryption(self, setup: Setup, tally: Tally, owner: int) -> bytes:
        key = trustee_keys(setup.trustees)[owner].public_key
        return decrypt_tally(setup.election, tally, int(self.secret), key).data


class InBrowser(InPython):
    """A trustee played by the code of the web client; only the seed is drawn here."""

    @property
    def own(self) -> dict[str, Any]:
        member = self.member
        place = {"index": member.index, "size": member.size, "threshold": member.threshold}
        return {"seed": member.seed, "place": place}

    def certificate(self) -> str:
        return str(browser("certificate", **self.own))

    def dealing(self, certificates: list[str]) -> str:
        return str(browser("dealing", **self.own, certificates=certificates))

    def key(self, certificates: list[str], dealings: list[str]) -> str:
        made = browser("key", **self.own, certificates=certificates, dealings=dealings)
        self.secret = made["secret"]
        return str(made["key"])

    def decryption(self, setup: Setup, tally: Tally, owner: int) -> bytes:
        key = str(trustee_keys(setup.trustees)[owner].public_key)
        sums, form = tally.parts[0].decode(), setup.election.data.decode()
        return str(browser("decryption", form=form, tally=sums, secret=self.secret, publicKey=key)).encode()


def signed(certificates: list[str]) -> list[SignedMessage]:
    return [SignedMessage.read(canonical.read(each), "certificate") for each in certificates]


def only(dealing: str, index: int) -> str:
    """Leave the other trustees' shares out, as the service does."""
    value = canonical.read(dealing)
    value["secrets"] = [share if at == index else "" for at, share in enumerate(value["secrets"], 1)]
    return canonical.write(value).decode()


def begin(threshold: int, *kinds: type[InPython]) -> list[InPython]:
    return [kind(Member.create(index, len(kinds), threshold)) for index, kind in enumerate(kinds, 1)]


def hold(trustees: list[InPython]) -> ThresholdTrustees:
    """Play the ceremony."""
    certificates = [each.certificate() for each in trustees]
    dealings = [each.dealing(certificates) for each in trustees]
    keys = [each.key(certificates, [only(dealing, each.member.index) for dealing in dealings]) for each in trustees]
    return assemble(
        trustees[0].member.threshold,
        signed(certificates),
        [Dealing.read(canonical.read(each)) for each in dealings],
        [TrusteeKey.read(canonical.read(each), signed=True) for each in keys],
    )


def elect(trustees: list[InPython], group: ThresholdTrustees, opening: list[int]) -> bytes:
    """Play an election under the server's key and the group's, opened by some members; give the archive."""
    rng = Random("trustees of both kinds")
    uuid, server = random_letters(14, rng), draw(rng)
    codes = [create_credential(rng) for _ in VOTES]
    listed = {derive_public(uuid, code): 1 for code in codes}
    both: list[Trustee] = [SingleTrustee(TrusteeKey.create(server, rng)), group]
    setup = Setup.create(uuid, "Élection", "For tests", (CHOOSE_ONE, WITH_BLANK), both, listed, weighted=False)
    election = Played(setup, rng, codes, {1: server}).cast(*enumerate(VOTES))
    tally = compute_tally(setup, [read_ballot(setup.election, ballot) for ballot in election.ballots])
    keys = trustee_keys(setup.trustees)
    pieces = [open_archive(setup, TIMESTAMP)]
    for ballot in election.ballots:
        pieces.append(pieces[-1].head.append_ballot(ballot))
    pieces.append(pieces[-1].head.append_end())
    pieces.append(pieces[-1].head.append_tally(tally))
    parts: dict[int, PartialDecryption] = {1: decrypt_tally(setup.election, tally, server, keys[1].public_key)}
    for index in opening:
        data = trustees[index - 1].decryption(setup, tally, index + 1)
        parts[index + 1] = read_decryption(setup.election, tally, keys[index + 1], data)
    for owner, part in parts.items():
        pieces.append(pieces[-1].head.append_decryption(owner, part))
    pieces.append(pieces[-1].head.append_result(compute_result(setup, tally, parts)))
    return b"".join(piece.data for piece in pieces)


@pytest.mark.parametrize("opening", [[1, 2], [2, 3], [1, 3]])
def test_trustees_in_browsers_and_the_engine_make_one_key_and_any_two_open_it(
    opening: list[int], belenios: Belenios
) -> None:
    trustees = begin(2, InBrowser, InPython, InBrowser)
    archive = elect(trustees, hold(trustees), opening)
    assert verify_archive(archive).result == COUNTS
    assert belenios.accepts(archive)


def test_browsers_alone_hold_a_ceremony_of_three_of_five(belenios: Belenios) -> None:
    trustees = begin(3, *[InBrowser] * 5)
    archive = elect(trustees, hold(trustees), [1, 4, 5])
    assert verify_archive(archive).result == COUNTS
    assert belenios.accepts(archive)


def test_the_same_seed_gives_the_same_keys_in_browser_and_engine() -> None:
    seed = "Aa1Bb2Cc3Dd4Ee5Ff6Gg7H"
    place = {"index": 1, "size": 1, "threshold": 1}
    certificate = browser("certificate", seed=seed, place=place)
    assert read_certificates(signed([certificate]), 1) == [Member(seed, 1, 1, 1).owner]


def test_a_browser_refuses_a_share_that_does_not_fit_and_names_its_dealer() -> None:
    first, second = begin(2, InBrowser, InPython)
    certificates = [first.certificate(), second.certificate()]
    honest = first.dealing(certificates)
    other = second.dealing(certificates)
    mixed = canonical.read(second.dealing(certificates))
    mixed["secrets"] = canonical.read(other)["secrets"]
    with pytest.raises(ValueError, match="from trustee 2: the share does not fit its commitments"):
        first.key(certificates, [honest, canonical.write(mixed).decode()])


def test_a_browser_refuses_certificates_among_which_its_own_was_exchanged() -> None:
    first, second = begin(2, InBrowser, InPython)
    stranger = InPython(Member.create(1, 2, 2))
    with pytest.raises(ValueError, match="your own certificate is not in its place"):
        first.dealing([stranger.certificate(), second.certificate()])


def test_a_browser_refuses_certificates_of_another_threshold() -> None:
    first, second = begin(2, InBrowser, InPython)
    weaker = InPython(Member.create(2, 2, 1))
    with pytest.raises(ValueError, match="a certificate is of another ceremony"):
        first.dealing([first.certificate(), weaker.certificate()])
    assert second.certificate()


def test_a_browser_decrypts_nothing_with_the_key_of_another_trustee() -> None:
    trustees = begin(1, InBrowser, InPython)
    group = hold(trustees)
    trustees[0].secret = str(int(trustees[0].secret) + 1)
    with pytest.raises(ValueError, match="the key is of another trustee"):
        elect(trustees, group, [1])


def sums_checked(archive: bytes, form: bytes, tally: bytes) -> int:
    given = {"archive": b64encode(archive).decode(), "form": form.decode(), "tally": tally.decode()}
    return int(browser("sums", **given))


def voted() -> tuple[Played, bytes, Tally]:
    """Let three people vote, one of them twice, with weights; give the closed box and its sums."""
    election = play(CHOOSE_ONE, WITH_BLANK, weights=[1, 3, 1]).cast(*enumerate(VOTES), (0, VOTES[2]))
    ballots = [read_ballot(election.setup.election, ballot) for ballot in election.ballots]
    return election, election.archive(until="tally"), compute_tally(election.setup, ballots)


def test_a_browser_adds_the_public_list_up_as_the_engine_does() -> None:
    election, archive, tally = voted()
    assert sums_checked(archive, election.setup.election.data, tally.parts[0]) == 3


def test_a_browser_does_not_open_a_single_ballot_in_the_place_of_the_sums() -> None:
    election, archive, _ = voted()
    single = compute_tally(election.setup, [read_ballot(election.setup.election, election.ballots[1])])
    with pytest.raises(ValueError, match="the sums are not those of the public list"):
        sums_checked(archive, election.setup.election.data, single.parts[0])


def test_a_browser_refuses_a_public_list_that_was_changed_or_is_of_another_election() -> None:
    election, archive, tally = voted()
    form, sums = election.setup.election.data, tally.parts[0]
    with pytest.raises(ValueError, match="the public list was changed"):
        sums_checked(archive.replace(b"For tests", b"For sport", 1), form, sums)
    with pytest.raises(ValueError, match="the public list is of another election"):
        sums_checked(archive, form.replace(b"For tests", b"For sport"), sums)


def test_a_rehearsal_makes_a_key_seals_a_number_and_opens_it_again() -> None:
    assert browser("rehearse", index=1, size=3, threshold=2) is True
