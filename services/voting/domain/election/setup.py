"""The setup: the election, its trustees and its credentials, which every later event is checked against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import canonical
from .credentials import read_credentials, write_credentials
from .group import Element
from .questions import Election, Question
from .refusal import Check, Refusal
from .spread import Spread
from .trustees import Trustee, election_key, read_trustees, write_trustees


@dataclass(frozen=True)
class Setup:
    """An election that can be voted in; `parts` are the three files as they stand in the archive."""

    election: Election
    trustees: tuple[Trustee, ...]
    credentials: Mapping[str, int]
    parts: tuple[bytes, bytes, bytes]

    @classmethod
    def create(
        cls,
        uuid: str,
        name: str,
        description: str,
        questions: Sequence[Question],
        trustees: Sequence[Trustee],
        weights: Mapping[Element, int],
        *,
        weighted: bool = False,
    ) -> "Setup":
        """Set an election up.

        Args:
            uuid: 14 letters of base 58, as `credentials.random_letters` draws them.
            name: what the election is called.
            description: text for voters, with the rule book's hash bound in by `questions.bind_rules`.
            questions: what is asked.
            trustees: who can decrypt together.
            weights: public credential → weight.
            weighted: whether weights are written; without, all must be 1.

        Raises:
            Refusal: the parts do not make a valid election.
        """
        key = election_key(trustees)
        election = Election.create(uuid, name, description, key, tuple(questions))
        credentials = write_credentials(weights, weighted=weighted)
        return cls.read(election.data, write_trustees(trustees), credentials)

    @classmethod
    def read(cls, election: bytes, trustees: bytes, credentials: bytes, spread: Spread = map) -> "Setup":
        """Read the three files and check that they hold and belong together.

        Raises:
            Refusal: naming the file and the check that fails.
        """
        parts = (election, trustees, credentials)
        voted_on, holders = Election.read(election), read_trustees(trustees)
        if voted_on.public_key != election_key(holders):
            raise Refusal(Check.KEYS, "the election's key is not the product of the trustees' keys")
        return cls(voted_on, holders, read_credentials(credentials, spread), parts)

    def weight(self, credential: str) -> int:
        """Give the weight of a credential.

        Raises:
            Refusal: the credential is not in the list.
        """
        try:
            return self.credentials[credential]
        except KeyError:
            raise Refusal(Check.CREDENTIALS, "the credential is not in the election's list") from None

    @property
    def data(self) -> bytes:
        """Write the record that ties the three files together."""
        hashes = (canonical.hex_digest(part) for part in self.parts)
        return canonical.write(dict(zip(("election", "trustees", "credentials"), hashes, strict=True)))
