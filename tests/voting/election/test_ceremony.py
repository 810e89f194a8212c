"""The key ceremony: three browsers agree on a key, and whoever cheats is named."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.voting.domain.election import canonical
from services.voting.domain.election.agreement import member_key, read_certificate, read_commitment
from services.voting.domain.election.ceremony import (
    Dealing,
    Member,
    assemble,
    certify,
    check_dealing,
    deal,
    hold_ceremony,
    receive_shares,
)
from services.voting.domain.election.channel import receive, send
from services.voting.domain.election.group import GENERATOR, Q
from services.voting.domain.election.messages import SignedMessage
from services.voting.domain.election.refusal import Check, Refusal
from services.voting.domain.election.result import lagrange
from services.voting.domain.election.trustees import ThresholdTrustees, TrusteeKey
from tests.voting.election.forgeries import add

RNG = Random("ceremony")


def over_the_wire(value: Any) -> Any:
    """Send a value as bytes and read it again, as browsers and the service do."""
    return canonical.read(canonical.write(value.wire()))


@pytest.fixture(scope="module")
def members() -> list[Member]:
    return [Member.create(index, 3, 2, RNG) for index in (1, 2, 3)]


@pytest.fixture(scope="module")
def certificates(members: list[Member]) -> list[SignedMessage]:
    return [certify(member, RNG) for member in members]


@pytest.fixture(scope="module")
def dealings(members: list[Member], certificates: list[SignedMessage]) -> list[Dealing]:
    return [deal(member, certificates, RNG) for member in members]


def test_three_members_make_a_key_that_two_of_them_hold(
    members: list[Member], certificates: list[SignedMessage], dealings: list[Dealing]
) -> None:
    certificates = [SignedMessage.read(over_the_wire(one), "certificate") for one in certificates]
    for member, certificate in zip(members, certificates, strict=True):
        assert read_certificate(certificate, 3, 2, member.index) == member.owner
    dealings = [Dealing.read(over_the_wire(one)) for one in dealings]
    for index, dealing in enumerate(dealings, 1):
        check_dealing(certificates, 2, index, dealing)
    received = [receive_shares(member, certificates, dealings, RNG) for member in members]
    keys = [TrusteeKey.read(over_the_wire(key), signed=True) for _, key in received]

    group = assemble(2, certificates, dealings, keys)

    assert ThresholdTrustees.read(over_the_wire(group)[1]) == group
    secrets = {index: secret for index, (secret, _) in enumerate(received, 1)}
    for pair in ([1, 2], [1, 3], [2, 3]):
        whole = sum(lagrange(index, pair) * secrets[index] for index in pair)
        assert GENERATOR.power(whole) == group.public_key


def test_a_member_opens_only_its_own_shares(
    members: list[Member], certificates: list[SignedMessage], dealings: list[Dealing]
) -> None:
    own = [replace(dealing, shares=("", dealing.shares[1], "")) for dealing in dealings]
    secret, key = receive_shares(members[1], certificates, own, RNG)
    coefexps = [read_commitment(one.commitment, member.owner, 2) for one, member in zip(dealings, members, strict=True)]
    assert GENERATOR.power(secret) == key.public_key == member_key(coefexps, 2)


def test_the_seed_alone_gives_a_member_its_keys_again(members: list[Member]) -> None:
    again = Member(members[0].seed, 1, 3, 2)
    assert (again.signing, again.decryption) == (members[0].signing, members[0].decryption)


def test_a_dealer_whose_share_does_not_fit_its_commitments_is_named(
    members: list[Member], certificates: list[SignedMessage], dealings: list[Dealing]
) -> None:
    other = deal(members[1], certificates, RNG)
    forged = [dealings[0], replace(dealings[1], shares=other.shares), dealings[2]]
    check_dealing(certificates, 2, 2, forged[1])
    with pytest.raises(Refusal, match="dealer 2: threshold-agreement: the share does not fit the commitments"):
        receive_shares(members[0], certificates, forged, RNG)


def test_a_share_for_somebody_else_or_by_somebody_else_is_refused(
    members: list[Member], certificates: list[SignedMessage], dealings: list[Dealing]
) -> None:
    for_another = replace(dealings[1], shares=(dealings[1].shares[2],) * 3)
    by_another = replace(dealings[1], shares=dealings[2].shares)
    for forged in (for_another, by_another):
        with pytest.raises(Refusal, match="dealer 2"):
            receive_shares(members[0], certificates, [dealings[0], forged, dealings[2]], RNG)


def test_a_dealing_of_another_member_or_with_too_few_shares_is_refused(
    certificates: list[SignedMessage], dealings: list[Dealing]
) -> None:
    for forged in (dealings[0], replace(dealings[1], shares=dealings[1].shares[:2])):
        with pytest.raises(Refusal) as refused:
            check_dealing(certificates, 2, 2, forged)
        assert refused.value.check is Check.AGREEMENT


@pytest.mark.parametrize(("size", "threshold", "index"), [(4, 2, 1), (3, 3, 1), (3, 2, 2)])
def test_a_certificate_is_good_for_its_own_place_only(
    certificates: list[SignedMessage], size: int, threshold: int, index: int
) -> None:
    with pytest.raises(Refusal) as refused:
        read_certificate(certificates[0], size, threshold, index)
    assert refused.value.check is Check.AGREEMENT


def test_a_member_does_not_deal_in_a_group_without_its_certificate(
    members: list[Member], certificates: list[SignedMessage]
) -> None:
    stranger = certify(Member.create(1, 3, 2, RNG), RNG)
    with pytest.raises(Refusal, match="own certificate is not in its place"):
        deal(members[0], [stranger, *certificates[1:]], RNG)


def test_messages_of_half_letters_are_refused(certificates: list[SignedMessage], dealings: list[Dealing]) -> None:
    forged = replace(certificates[0], message="\ud800")
    with pytest.raises(Refusal):
        read_certificate(forged, 3, 2, 1)
    with pytest.raises(Refusal):
        check_dealing([forged, *certificates[1:]], 2, 2, dealings[1])


def test_nobody_takes_part_twice(members: list[Member]) -> None:
    twice = [certify(replace(members[0], index=index), RNG) for index in (1, 2, 3)]
    with pytest.raises(Refusal, match="two members have the same key"):
        deal(members[0], twice, RNG)


def test_a_message_is_for_its_recipient_from_its_sender(members: list[Member]) -> None:
    sender, recipient, other = members
    text = send("a share", sender.signing, recipient.owner.encryption, RNG)
    assert receive(text, sender.owner.verification, recipient.owner.encryption, recipient.decryption) == "a share"
    for wrong in (
        (other.owner.verification, recipient.owner.encryption, recipient.decryption),
        (sender.owner.verification, other.owner.encryption, recipient.decryption),
        (sender.owner.verification, recipient.owner.encryption, other.decryption),
    ):
        with pytest.raises(Refusal):
            receive(text, *wrong)


def test_a_changed_message_is_refused(members: list[Member]) -> None:
    sender, recipient, _ = members
    text = send("a share", sender.signing, recipient.owner.encryption, RNG)

    @given(st.integers(0, len(text) - 1), st.sampled_from('0123456789abcdef"{}é\ud800'))
    @settings(max_examples=60, deadline=None)
    def change(position: int, letter: str) -> None:
        forged = text[:position] + letter + text[position + 1 :]
        if forged != text:
            with pytest.raises(Refusal):
                receive(forged, sender.owner.verification, recipient.owner.encryption, recipient.decryption)

    change()


@pytest.mark.parametrize(("threshold", "size"), [(1, 1), (1, 3), (3, 3), (3, 5)])
def test_groups_of_any_shape_share_their_key(threshold: int, size: int) -> None:
    group, holders = hold_ceremony(threshold, size, RNG)
    used = RNG.sample(range(1, size + 1), threshold)
    whole = sum(lagrange(index, used) * holders[index - 1][1] for index in used) % Q
    assert GENERATOR.power(whole) == group.public_key


def test_a_false_signature_of_a_key_is_refused(
    members: list[Member], certificates: list[SignedMessage], dealings: list[Dealing]
) -> None:
    received = [receive_shares(member, certificates, dealings, RNG)[1] for member in members]
    forged = over_the_wire(received[2])
    add(forged["signature"], "response", 1, Q)
    keys = [*received[:2], TrusteeKey.read(forged, signed=True)]
    with pytest.raises(Refusal, match="member 3: threshold-agreement"):
        assemble(2, certificates, dealings, keys)
