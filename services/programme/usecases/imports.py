"""A whole programme at once: everything or nothing, with every mistake named."""

from uuid import UUID

from services.programme.errors import FacilitatesAnother
from services.programme.models.imports import ImportedSession, ImportOut, ProgrammeImport, SessionImport
from services.programme.storage import sessions as stored
from services.programme.usecases import sessions, tables, tracks
from services.programme.usecases.sessions import Known, Problems
from shared.problems import Invalid
from shared.writer import Reader, Tx


async def load(tx: Tx, conference: UUID, body: ProgrammeImport, known: Known) -> ImportOut:
    """Add or change tracks and add sessions with their tables.

    Raises:
        Invalid: something does not fit; ``errors`` name every place.
    """
    if problems := await _problems(tx, conference, body, known):
        raise Invalid("The programme was not taken: see each place named.", errors=problems)
    for track in body.tracks:
        await tracks.put(tx, conference, track)
    made = [await _load_session(tx, conference, each) for each in body.sessions]
    return ImportOut(tracks=len(body.tracks), sessions=made)


async def _load_session(tx: Tx, conference: UUID, body: SessionImport) -> ImportedSession:
    session = (await sessions.insert(tx, conference, body)).id
    row = await stored.lock(tx, conference, session)
    return ImportedSession(
        ref=body.ref, id=session, tables=[await tables.insert(tx, row, each) for each in body.tables]
    )


async def _problems(reader: Reader, conference: UUID, body: ProgrammeImport, known: Known) -> Problems:
    keys = {track.key for track in body.tracks}
    found: Problems = []
    for n, session in enumerate(body.sessions):
        for problem in await sessions.unknown(reader, conference, session, known, keys):
            found.append(_at(f"sessions.{n}", problem))
        if session.tables and session.type != "table_round":
            found.append(_place(f"sessions.{n}.tables", "Only a table round has tables."))
        hosts: set[UUID] = set()
        for m, table in enumerate(session.tables):
            for problem in await tables.unknown(reader, conference, table, known, keys):
                found.append(_at(f"sessions.{n}.tables.{m}", problem))
            if table.facilitator in hosts:
                found.append(_place(f"sessions.{n}.tables.{m}.facilitator", str(FacilitatesAnother())))
            hosts |= {table.facilitator} if table.facilitator else set()
    refs = [session.ref for session in body.sessions]
    found += [_place(f"sessions.{n}.ref", "Used before.") for n, ref in enumerate(refs) if ref in refs[:n]]
    return found


def _place(loc: str, message: str) -> dict[str, str]:
    return {"in": "body", "loc": loc, "msg": message}


def _at(prefix: str, problem: dict[str, str]) -> dict[str, str]:
    return problem | {"loc": f"{prefix}.{problem['loc']}"}
