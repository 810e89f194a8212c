"""Materials: checked when they come in, signed when they go out."""

import io

import aiohttp
import pytest
from PIL import Image

from tests.exhibition.conftest import Hall
from tests.kit.house import Answer, Api, House

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
FILM = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(range(256)) * 40


def picture(kind: str = "PNG") -> bytes:
    """Draw a picture with something hidden in it."""
    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Zyxqvut"
    Image.new("RGB", (2000, 1000), "#0b6450").save(written, kind, exif=exif)
    return written.getvalue()


async def upload(who: Api, booth: str, name: str, body: bytes, title: str = "Fact sheet") -> Answer:
    """Add a material."""
    form = aiohttp.FormData()
    form.add_field("file", body, filename=name)
    return await who.post(f"exhibition/booths/{booth}/materials?title={title}", raw=form)


async def test_a_document_goes_out_as_an_attachment_by_its_signed_address_alone(hall: Hall, h: House) -> None:
    anna, vera = await hall.person("Anna"), await hall.person("Vera")
    booth = await hall.booth(anna)
    assert (await upload(anna, booth, "sheet.pdf", PDF)).status == 201
    [material] = (await hall.read(booth, vera))["materials"]
    assert (material["kind"], material["size"], material["media_type"]) == ("document", len(PDF), "application/pdf")
    got = await h.anybody().get(material["url"])
    assert (got.status, got.body) == (200, PDF)
    assert got.headers["Content-Disposition"] == "attachment; filename*=UTF-8''Fact%20sheet.pdf"
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    bare, _, _ = material["url"].partition("?")
    assert (await anna.get(bare)).said == (422, "invalid")
    assert (await anna.get(f"{bare}?until=99999999999&seal=AAAA")).said == (404, "not_found")


async def test_a_film_is_served_with_ranges(hall: Hall, h: House) -> None:
    anna = await hall.person("Anna")
    booth = await hall.booth(anna)
    assert (await upload(anna, booth, "film.mp4", FILM)).status == 201
    [material] = (await hall.read(booth))["materials"]
    somebody, url = h.anybody(), material["url"]
    part = await somebody.get(url, headers={"Range": "bytes=10-19"})
    assert (part.status, part.body) == (206, FILM[10:20])
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(FILM)}"
    last = await somebody.get(url, headers={"Range": "bytes=-5"})
    assert (last.status, last.body) == (206, FILM[-5:])
    assert (await somebody.get(url, headers={"Range": f"bytes={len(FILM)}-"})).said == (416, "range_not_satisfiable")


async def test_a_picture_is_drawn_anew(hall: Hall, h: House) -> None:
    anna = await hall.person("Anna")
    booth = await hall.booth(anna)
    assert (await upload(anna, booth, "stand.png", picture())).status == 201
    [material] = (await hall.read(booth))["materials"]
    got = await h.anybody().get(material["url"])
    assert b"Zyxqvut" not in got.body
    with Image.open(io.BytesIO(got.body)) as shown:
        assert (shown.format, shown.size) == ("WEBP", (1600, 800))


@pytest.mark.parametrize(
    "name, body, refusal",
    [
        ("page.html", b"<script>alert(1)</script>", (415, "wrong_file_type")),
        ("sheet.svg", b"<svg onload='alert(1)'/>", (415, "wrong_file_type")),
        ("sheet.pdf", b"<html><script>alert(1)</script></html>", (415, "wrong_file_type")),
        ("film.mp4", PDF, (415, "wrong_file_type")),
        ("../../sheet", PDF, (415, "wrong_file_type")),
        ("big.pdf", PDF + bytes(20_000_001), (413, "too_large")),
        ("broken.png", b"\x89PNG\r\n\x1a\n" + bytes(64), (422, "not_a_picture")),
    ],
)
async def test_what_is_not_what_it_says_is_refused(
    hall: Hall, h: House, name: str, body: bytes, refusal: tuple[int, str]
) -> None:
    anna = await hall.person("Anna")
    booth = await hall.booth(anna)
    assert (await upload(anna, booth, name, body)).said == refusal
    assert (await hall.read(booth))["materials"] == []


async def test_a_path_in_a_name_leads_nowhere(hall: Hall, h: House) -> None:
    anna = await hall.person("Anna")
    booth = await hall.booth(anna)
    assert (await upload(anna, booth, "..\\../../../sheet.pdf", PDF)).status == 201
    files = list((h.settings.data / "blobs").rglob("*.pdf"))
    assert files
    assert {path.parent for path in files} == {h.settings.data / "blobs" / "exhibition"}


async def test_visitors_and_strangers_add_and_remove_nothing(hall: Hall, h: House) -> None:
    anna, ben = await hall.person("Anna"), await hall.person("Ben")
    booth, _ = await hall.booth(anna), await hall.booth(ben)
    await anna.post(f"exhibition/booths/{booth}/links", {"title": "Site", "url": "https://example.org"})
    [link] = (await hall.read(booth))["materials"]
    assert (await upload(ben, booth, "sheet.pdf", PDF)).said == (403, "forbidden")
    assert (await ben.delete(f"exhibition/materials/{link['id']}")).said == (403, "forbidden")
    wrong = await anna.post(f"exhibition/booths/{booth}/links", {"title": "x", "url": "javascript:alert(1)"})
    assert wrong.said == (422, "invalid")
    assert (await anna.delete(f"exhibition/materials/{link['id']}")).status == 204
    assert (await anna.delete(f"exhibition/materials/{link['id']}")).said == (404, "not_found")


async def test_a_removed_material_is_gone_from_the_disk_and_its_address_too(hall: Hall, h: House) -> None:
    anna = await hall.person("Anna")
    booth = await hall.booth(anna)
    made = await upload(anna, booth, "sheet.pdf", PDF)
    [material] = (await hall.read(booth))["materials"]
    assert (await anna.delete(f"exhibition/materials/{made.body['id']}")).status == 204
    assert (await anna.get(material["url"])).said == (404, "not_found")
    key = material["url"].partition("?")[0].rpartition("/")[2]
    assert not (h.settings.data / "blobs" / "exhibition" / key).exists()


@pytest.mark.parametrize(
    "kind, body",
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=b", b""),
        ("multipart/form-data; boundary=b", b"no boundary here"),
        (
            "multipart/form-data; boundary=b",
            b"--b\r\nContent-Disposition: form-data; name=file; filename=a.pdf\r\n\r\n%PDF-1",
        ),
        ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data; name=other\r\n\r\nx\r\n--b--\r\n"),
        (
            "multipart/form-data; boundary=b",
            b"--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c--\r\n--b--\r\n",
        ),
        (
            "multipart/form-data; boundary=b",
            b"--b\r\nContent-Transfer-Encoding: odd\r\n"
            b"Content-Disposition: form-data; name=file; filename=a.pdf\r\n\r\nx\r\n--b--\r\n",
        ),
        (
            "multipart/form-data; boundary=b",
            b"--b\r\nContent-Disposition: form-data; name=file; filename=a.pdf\r\n\r\n%PDF-1.7\r\n"
            b"--b\r\nContent-Disposition: form-data; name=file; filename=b.pdf\r\n\r\n%PDF-1.7\r\n--b--\r\n",
        ),
        ("multipart/form-data; boundary=b", b"--b\r\nno header--b--\r\n"),
        ("application/json", b"{}"),
    ],
)
async def test_a_form_that_cannot_be_read_is_refused(hall: Hall, kind: str, body: bytes) -> None:
    anna = await hall.person("Anna")
    booth = await hall.booth(anna)
    path = f"exhibition/booths/{booth}/materials?title=x"
    sent = await anna.post(path, raw=body, headers={"Content-Type": kind})
    assert sent.status in (400, 415), sent.body
    assert (await hall.read(booth))["materials"] == []
