"""A trustee as their browser plays the part: what is secret stays here, what is public is handed in."""

from dataclasses import dataclass
from typing import Any

from services.voting.domain.election import canonical
from services.voting.domain.election.ballots import Ciphertext
from services.voting.domain.election.ceremony import Dealing, Member, certify, deal, receive_shares
from services.voting.domain.election.group import Element
from services.voting.domain.election.messages import SignedMessage
from services.voting.domain.election.questions import Election
from services.voting.domain.election.tally import Tally, decrypt_tally


@dataclass
class Trustee:
    """One trustee; ``duty`` is what the service said last."""

    token: str
    duty: dict[str, Any]
    member: Member
    secret: int = 0

    @classmethod
    def begin(cls, token: str, duty: dict[str, Any]) -> "Trustee":
        """Open the link: draw a seed."""
        return cls(token, duty, Member.create(duty["number"], duty["size"], duty["threshold"]))

    def certificate(self) -> str:
        """Make the certificate."""
        return _write(certify(self.member).wire())

    def dealing(self) -> str:
        """Deal to all whose certificates are there."""
        return _write(deal(self.member, self._certificates()).wire())

    def key(self) -> str:
        """Open the shares, keep the secret, and give the public key."""
        dealings = [Dealing.read(canonical.read(each.encode())) for each in self.duty["dealings"]]
        self.secret, key = receive_shares(self.member, self._certificates(), dealings)
        return _write(key.wire())

    def decryption(self) -> str:
        """Decrypt the encrypted sums with this trustee's secret alone."""
        election = Election.read(self.duty["form"].encode())
        rows = canonical.read(self.duty["tally"].encode())
        sums = tuple(tuple(Ciphertext(Element(one["alpha"]), Element(one["beta"])) for one in row) for row in rows)
        key = Element(self.duty["public_key"])
        return decrypt_tally(election, Tally(0, 0, sums), self.secret, key).data.decode()

    def file(self) -> dict[str, Any]:
        """Return what the key file holds."""
        kept = {"election": self.duty["election"], "number": self.member.index, "name": self.duty["name"]}
        return kept | {"seed": self.member.seed, "secret": str(self.secret)}

    def _certificates(self) -> list[SignedMessage]:
        return [SignedMessage.read(canonical.read(each.encode()), "certificate") for each in self.duty["certificates"]]


def _write(value: Any) -> str:
    return canonical.write(value).decode()
