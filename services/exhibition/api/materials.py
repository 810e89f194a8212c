"""Materials come in: documents, pictures, films, links."""

from collections.abc import AsyncIterator
from pathlib import PurePosixPath
from typing import Annotated
from uuid import UUID

from aiohttp import BodyPartReader, MultipartReader
from aiohttp.http_exceptions import HttpProcessingError
from pydantic import StringConstraints

from services.exhibition import rendering
from services.exhibition.api.routes import ROUTES
from services.exhibition.errors import NotAPicture, ShelfFull
from services.exhibition.models import LinkIn, Made
from services.exhibition.usecases import materials
from services.exhibition.usecases.access import edited_by
from shared.blobs import WrongType
from shared.http import Call
from shared.problems import Malformed

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^\x00]*$")]
UNREADABLE = (ValueError, HttpProcessingError)
MEGABYTE = 1_000_000
PICTURES = {".png", ".jpg", ".jpeg", ".webp"}
KINDS = {
    "document": ({".pdf", ".docx", ".xlsx", ".pptx"}, 20 * MEGABYTE),
    "picture": (PICTURES, 10 * MEGABYTE),
    "film": ({".mp4", ".webm"}, 60 * MEGABYTE),
}


@ROUTES.post(
    "/booths/{booth}/materials",
    who="participant",
    status=201,
    creates=True,
    raw_body="multipart/form-data",
    errors=(WrongType, NotAPicture, ShelfFull),
    rate="60/minute",
)
async def add_material(call: Call, booth: UUID, title: Title) -> Made:
    """Add a document, a picture or a film to a booth."""
    async with call.read() as reader:
        await edited_by(reader, call.asker, booth)
    kind, key, size = await _receive(call)
    stored = {"kind": kind, "title": title, "url": None, "key": key, "size": size}
    try:
        return await call.write(lambda tx: materials.add(tx, call.asker, booth, **stored))
    except Exception:
        await call.parts.blobs.remove(key)
        raise


async def _receive(call: Call) -> tuple[str, str, int]:
    """Store the file of a form; return its kind, key and size. A picture is drawn anew."""
    form, part = await _form(call)
    name = part.filename or ""
    extension = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    kind = next((kind for kind, (taken, _) in KINDS.items() if extension in taken), "document")
    taken, limit = KINDS[kind]
    if kind == "document":
        taken = set().union(*(each for each, _ in KINDS.values())) if extension not in taken else taken
    key, size = await call.parts.blobs.save(_chunks(form, part), name, kinds=taken, limit=limit)
    if kind != "picture":
        return kind, key, size
    try:
        drawn = await call.parts.workers.run(rendering.redraw, await call.parts.blobs.read(key))
    except ValueError as error:
        raise NotAPicture from error
    finally:
        await call.parts.blobs.remove(key)
    key, size = await call.parts.blobs.save(_once(drawn), "picture.webp", kinds={".webp"}, limit=limit)
    return kind, key, size


async def _form(call: Call) -> tuple[MultipartReader, BodyPartReader]:
    """Return the form and its one part, the file."""
    if not call.request.content_type.startswith("multipart/"):
        raise Malformed("Send a form with one file.")
    try:
        form = await call.request.multipart()
        part = await form.next()
    except UNREADABLE as error:
        raise Malformed("The form could not be read.") from error
    if not isinstance(part, BodyPartReader) or part.name != "file":
        raise Malformed("Send a form with one part named file.")
    return form, part


async def _chunks(form: MultipartReader, part: BodyPartReader) -> AsyncIterator[bytes]:
    """Read the file; a form that breaks off, or goes on after it, is refused before anything is stored."""
    try:
        while chunk := await part.read_chunk(65_536):
            yield chunk
        after = await form.next()
    except UNREADABLE as error:
        raise Malformed("The form could not be read to its end.") from error
    if after is not None:
        raise Malformed("Send a form with one file.")


async def _once(body: bytes) -> AsyncIterator[bytes]:
    yield body


@ROUTES.post("/booths/{booth}/links", who="participant", status=201, creates=True, errors=(ShelfFull,))
async def add_link(call: Call, booth: UUID, body: LinkIn) -> Made:
    """Add a link to a booth."""
    linked = {"kind": "link", "title": body.title, "url": body.url, "key": None, "size": 0}
    return await call.write(lambda tx: materials.add(tx, call.asker, booth, **linked))


@ROUTES.delete("/materials/{material}", who="participant")
async def remove_material(call: Call, material: UUID) -> None:
    """Remove a material with its file."""
    if key := await call.write(lambda tx: materials.remove(tx, call.asker, material)):
        await call.parts.blobs.remove(key)
