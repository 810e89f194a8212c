"""Frames on the wire: what clients say, and bytes that go to many sockets as they are (RFC 6455, section 5.2)."""

from typing import Any

import msgspec

TEXT = 0x81


class Hello(msgspec.Struct, tag="hello", tag_field="type"):
    """The first frame: who it is."""

    token: str


class Token(msgspec.Struct, tag="token", tag_field="type"):
    """A fresh token, before the old one ends."""

    token: str


class Subscribe(msgspec.Struct, tag="subscribe", tag_field="type"):
    """Topics to hear; ``since``: the number of the last event seen of each."""

    topics: list[str]
    since: dict[str, int] = {}


class Unsubscribe(msgspec.Struct, tag="unsubscribe", tag_field="type"):
    """Topics no longer to hear."""

    topics: list[str]


class Ping(msgspec.Struct, tag="ping", tag_field="type"):
    """Is anybody there?"""


Said = Hello | Token | Subscribe | Unsubscribe | Ping
SAID: msgspec.json.Decoder[Said] = msgspec.json.Decoder(Said)
ENCODER = msgspec.json.Encoder()


def framed(payload: bytes) -> bytes:
    """Put a text payload into one unmasked WebSocket frame."""
    size = len(payload)
    if size < 126:
        return bytes((TEXT, size)) + payload
    if size < 65_536:
        return bytes((TEXT, 126)) + size.to_bytes(2, "big") + payload
    return bytes((TEXT, 127)) + size.to_bytes(8, "big") + payload


def event_frame(topic: str, seq: int, body: bytes) -> bytes:
    """Make an event frame of a body ``{"kind", "entity", "version", "data"}`` without decoding it."""
    return b'{"type":"event","topic":"%s","seq":%d,%s' % (topic.encode(), seq, body[1:])


def joined(frames: list[bytes]) -> bytes:
    """Put frames together: one as it is, several as an array."""
    return frames[0] if len(frames) == 1 else b"[" + b",".join(frames) + b"]"


def said(frame: dict[str, Any]) -> bytes:
    """Encode and frame what the gateway says itself."""
    return framed(ENCODER.encode(frame))


WELCOME = said({"type": "welcome"})
PONG = said({"type": "pong"})
