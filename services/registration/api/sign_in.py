"""Signing in and out, and one's sessions."""

import hashlib
from uuid import UUID

from services.registration.api.models import (
    AccountOut,
    CodeIn,
    DeviceOut,
    LinkIn,
    MembershipOut,
    RefreshIn,
    SessionOut,
    SignInAsk,
)
from services.registration.api.routes import ROUTES
from services.registration.storage import accounts
from services.registration.usecases import sign_in
from services.registration.usecases.sign_in import CodeWrong, LinkSpent, Membership, SignedIn
from shared.http import Call, Page
from shared.identity import LIFETIME, sign, signing_key
from shared.problems import SignInNeeded, TooMany

COOKIE = "__Host-plenaria"
PER_ADDRESS = "5/15 minutes"


async def _limit(call: Call, kind: str, email: str) -> None:
    await call.limit(PER_ADDRESS, kind, hashlib.sha256(email.encode()).hexdigest())


@ROUTES.post("/sign-in", who="public", scope="installation", rate="60/minute", errors=(TooMany,))
async def ask_to_sign_in(call: Call, body: SignInAsk) -> None:
    """Ask for a mail with a link and a code; the answer is the same for unknown addresses."""
    await _limit(call, "ask", body.email)
    await call.write(lambda tx: sign_in.ask(tx, body.email, body.conference_slug))


@ROUTES.post("/sign-in/link", who="public", scope="installation", rate="60/minute", errors=(LinkSpent,))
async def sign_in_by_link(call: Call, body: LinkIn) -> SessionOut:
    """Spend a sign-in link, once, within fifteen minutes."""
    device = call.request.headers.get("User-Agent", "")
    return await _answer(call, await call.write(lambda tx: sign_in.by_link(tx, body.token, device)))


@ROUTES.post("/sign-in/code", who="public", scope="installation", rate="60/minute", errors=(CodeWrong, TooMany))
async def sign_in_by_code(call: Call, body: CodeIn) -> SessionOut:
    """Sign in with the six digits of the mail, within fifteen minutes and five attempts."""
    await _limit(call, "code", body.email)
    device = call.request.headers.get("User-Agent", "")
    signed_in = await call.write(lambda tx: sign_in.by_code(tx, body.email, body.code, device))
    if signed_in is None:
        raise CodeWrong
    return await _answer(call, signed_in)


@ROUTES.post("/session/refresh", who="public", scope="installation", errors=(SignInNeeded,))
async def refresh_session(call: Call, body: RefreshIn) -> SessionOut:
    """Get a fresh access token for a conference, by the session's cookie."""
    session, secret = _cookie(call)
    signed_in = await call.write(lambda tx: sign_in.refresh(tx, session, secret))
    return await _answer(call, signed_in, body.conference)


@ROUTES.delete("/session", who="public", scope="installation")
async def sign_out(call: Call) -> None:
    """End the session of this device."""
    try:
        session, _ = _cookie(call)
    except SignInNeeded:
        return
    async with call.read() as reader:
        found = await accounts.session_of(reader, session)
    if found is not None:
        await call.write(lambda tx: sign_in.end(tx, found.account, session))


@ROUTES.get("/sessions", who="account", scope="installation")
async def list_sessions(call: Call) -> Page[DeviceOut]:
    """List the devices one is signed in on."""
    async with call.read() as reader:
        rows = await accounts.sessions(reader, call.who.account)
    devices = [
        DeviceOut(
            id=row.id,
            device=row.device,
            created_at=row.created_at,
            last_used_at=row.rotated_at,
            is_this_one=str(row.id) == call.who.session,
        )
        for row in rows
    ]
    return Page(items=devices)


@ROUTES.delete("/sessions/{session}", who="account", scope="installation")
async def end_session(call: Call, session: UUID) -> None:
    """Sign a device out."""
    await call.write(lambda tx: sign_in.end(tx, call.who.account, session))


def _cookie(call: Call) -> tuple[UUID, str]:
    session, _, secret = call.request.cookies.get(COOKIE, "").partition(".")
    try:
        return UUID(session), secret
    except ValueError as error:
        raise SignInNeeded from error


async def _answer(call: Call, signed_in: SignedIn, wanted: UUID | None = None) -> SessionOut:
    """Make the access token and remember the cookie for the response."""
    async with call.read() as reader:
        account = await accounts.by_id(reader, signed_in.account)
        memberships = await sign_in.memberships(reader, signed_in.account)
    if account is None:
        raise SignInNeeded
    chosen = _choose(memberships, wanted or signed_in.conference)
    now = call.parts.clock()
    caller = sign_in.caller(signed_in.account, signed_in.session, chosen, account.may_create, now)
    shown = [MembershipOut(**{**vars(each), "roles": list(each.roles)}) for each in memberships]
    if signed_in.secret:
        call.cookies[COOKIE] = f"{signed_in.session}.{signed_in.secret}"
    return SessionOut(
        access_token=sign(caller, signing_key(call.parts.settings), now),
        expires_at=now + LIFETIME,
        account=AccountOut(id=account.id, email=account.email, may_create=account.may_create),
        conferences=shown,
        conference=next((each for each in shown if chosen and each.id == chosen.id), None),
    )


def _choose(memberships: list[Membership], wanted: UUID | None) -> Membership | None:
    named = next((each for each in memberships if each.id == wanted), None)
    return named or (memberships[0] if memberships else None)
