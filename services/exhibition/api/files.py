"""Materials go out: by a signed address, as attachments, with ranges so that a film can be watched from anywhere."""

from pathlib import PurePosixPath
from typing import Annotated
from urllib.parse import quote

from aiohttp import web
from pydantic import Field, StringConstraints

from services.exhibition.api.routes import ROUTES
from services.exhibition.storage import materials
from shared.blobs import media_type
from shared.http import Call
from shared.problems import NotFound, Refused

CHUNK = 1_000_000
Key = Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{36}\.[a-z0-9]{3,4}$")]
Until = Annotated[int, Field(ge=0, le=2**40)]
Seal = Annotated[str, StringConstraints(max_length=64, pattern=r"^[A-Za-z0-9_=-]+$")]


class RangeNotThere(Refused):
    """The file is shorter than that."""

    code = "range_not_satisfiable"
    status = 416


@ROUTES.get(
    "/files/{key}",
    who="public",
    scope="installation",
    raw_answer="*/*",
    errors=(NotFound, RangeNotThere),
)
async def get_file(call: Call, key: Key, until: Until, seal: Seal) -> web.StreamResponse:
    """Fetch a file by the address that a booth gave; the address is good for ten minutes."""
    call.parts.blobs.check(key, until, seal, call.parts.clock())
    async with call.read() as reader:
        row = await materials.by_key(reader, key)
    if row is None:
        raise NotFound
    start, end, is_part = _range(call.request, row.size)
    name = quote(f"{row.title}{PurePosixPath(key).suffix}")
    headers = {
        "Content-Type": media_type(key),
        "Content-Length": str(end - start),
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=600",
        "Accept-Ranges": "bytes",
    }
    if is_part:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{row.size}"
    response = web.StreamResponse(status=206 if is_part else 200, headers=headers)
    await response.prepare(call.request)
    for at in range(start, end, CHUNK):
        await response.write(await call.parts.blobs.read(key, at, min(at + CHUNK, end)))
    await response.write_eof()
    return response


def _range(request: web.Request, size: int) -> tuple[int, int, bool]:
    """Read which bytes are asked for: start, end (excluded), and whether it is a part (RFC 9110, one range)."""
    try:
        asked = request.http_range
    except ValueError:
        return 0, size, False
    if asked.start is None and asked.stop is None:
        return 0, size, False
    start = asked.start if asked.start >= 0 else max(0, size + asked.start)
    end = size if asked.stop is None else min(asked.stop, size)
    if start >= end:
        raise RangeNotThere
    return start, end, True
