"""Reading participants from a JSON file, as the commands take them; the format is described in the README."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from services.networking.domain.recommendation import Entry, Feedback, Person, Rules, Verdict


class FileError(Exception):
    """The file cannot be used; the sentence says where and why."""


class _Read(BaseModel):
    """Fields that are not ours are left alone: the same file may feed other commands."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class EntryRead(_Read):
    """An offer or a need."""

    id: str
    text: str
    language: str = "en"
    category: str | None = None
    hidden: bool = False

    def entry(self) -> Entry:
        """Return it in the engine's terms."""
        return Entry(self.id, self.text, self.language, self.category, self.hidden)


class FeedbackRead(_Read):
    """A verdict on an earlier suggestion."""

    about: str
    verdict: Verdict
    need: str = ""
    offer: str = ""


class SoughtRead(_Read):
    """Whom a participant wants to meet only."""

    countries: frozenset[str] = frozenset()
    organisation_types: frozenset[str] = frozenset()


class ParticipantRead(_Read):
    """A participant."""

    id: str
    organisation: str = ""
    organisation_type: str = ""
    country: str = ""
    group: str | None = None
    languages: frozenset[str] = frozenset()
    ecosystems: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    technologies: frozenset[str] = frozenset()
    offers: tuple[EntryRead, ...] = ()
    needs: tuple[EntryRead, ...] = ()
    available: frozenset[str] | None = None
    room: Annotated[int, Field(ge=0)] | None = None
    opted_in: bool = True
    seeks: SoughtRead = SoughtRead()
    blocked: frozenset[str] = frozenset()
    feedback: tuple[FeedbackRead, ...] = ()

    def person(self) -> Person:
        """Return the participant in the engine's terms; a group of its own has who was given none."""
        return Person(
            self.id,
            organisation=self.organisation,
            organisation_type=self.organisation_type,
            country=self.country,
            group=self.organisation_type if self.group is None else self.group,
            languages=self.languages,
            ecosystems=self.ecosystems,
            goals=self.goals,
            technologies=self.technologies,
            offers=tuple(entry.entry() for entry in self.offers),
            needs=tuple(entry.entry() for entry in self.needs),
            free=self.available,
            room=self.room,
            opted_in=self.opted_in,
            sought_countries=self.seeks.countries,
            sought_types=self.seeks.organisation_types,
            blocked=self.blocked,
            feedback=tuple(Feedback(f.about, f.verdict, f.need, f.offer) for f in self.feedback),
        )


class RulesRead(_Read):
    """The organiser's rules."""

    forbidden: tuple[tuple[str, str], ...] = ()
    colleagues: bool = False

    def rules(self) -> Rules:
        """Return them in the engine's terms."""
        return Rules(frozenset(frozenset(pair) for pair in self.forbidden), self.colleagues)


class ParticipantsFile(_Read):
    """A file of participants."""

    participants: tuple[ParticipantRead, ...]
    rules: RulesRead = RulesRead()


def read(path: Path) -> tuple[list[Person], Rules]:
    """Read the participants and the organiser's rules.

    Raises:
        FileError: the file is missing, is no JSON, has fields of another form, or names a participant twice.
    """
    try:
        found = TypeAdapter(ParticipantsFile).validate_json(path.read_bytes())
    except OSError as error:
        raise FileError(f"{path}: {error.strerror}.") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise FileError(f"{path}: {place + ': ' if place else ''}{first['msg']}.") from None
    people = [each.person() for each in found.participants]
    if len({person.id for person in people}) < len(people):
        raise FileError(f"{path}: a participant's id occurs twice.")
    return people, found.rules.rules()
