"""From what exhibitors write and upload to what is safe to show: Markdown to clean HTML, pictures drawn anew."""

import io
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "h3", "h4", "h5", "h6"}
SCHEMES = {"http", "https", "mailto"}
LARGEST_SIDE = 1600
MOST_PIXELS = 50_000_000


def html(source: str) -> str:
    """Turn Markdown (CommonMark) into clean HTML; its headings go below those of a booth's page, pictures go."""
    import nh3

    tokens = (markdown := _markdown()).parse(source)
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    levels = sorted({token.tag for token in headings})
    for token in headings:  # the page's own are h1 and h2; those of the text go below them, without a gap
        token.tag = f"h{min(6, 3 + levels.index(token.tag))}"
    rendered = markdown.renderer.render(tokens, markdown.options, {})
    return nh3.clean(rendered, tags=TAGS, attributes={"a": {"href", "title"}}, url_schemes=SCHEMES)


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})


def redraw(picture: bytes) -> bytes:
    """Draw a picture anew as WebP of at most 1600 pixels a side: nothing hidden in the file survives.

    Runs in a worker process.

    Raises:
        ValueError: it is no picture, or one of more than 50 million pixels.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow refuses twice this number
    try:
        with Image.open(io.BytesIO(picture), formats=("PNG", "JPEG", "WEBP")) as opened:
            drawn = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as error:
        raise ValueError("no picture") from error
    drawn.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    written = io.BytesIO()
    drawn.save(written, "WEBP", quality=82)
    return written.getvalue()
