"""What the administrator of the installation does, through commands."""

import secrets
from typing import Any
from uuid import UUID

from services.registration.api.models import AdminTokenIn, AdminTokenOut, InvitationIn, LinkOut
from services.registration.api.routes import ROUTES
from services.registration.storage import accounts, participants
from services.registration.usecases import sign_in
from shared.http import Call
from shared.identity import LIFETIME, Caller, sign, signing_key
from shared.problems import Forbidden, NotFound, SignInNeeded

NOBODY = UUID(int=0)


@ROUTES.post("/admin/token", who="public", scope="installation", rate="60/minute", errors=(SignInNeeded,))
async def administrator_token(call: Call, body: AdminTokenIn) -> AdminTokenOut:
    """Exchange the secret of the installation's token file for an access token."""
    kept = (call.parts.settings.keys / "admin.token").read_text().strip()
    if not secrets.compare_digest(kept.encode(), body.secret.encode()):
        raise SignInNeeded
    now = call.parts.clock()
    roles = frozenset({"administrator"})
    caller = Caller(NOBODY, "administrator", roles, body.conference, None, now.timestamp())
    token = sign(caller, signing_key(call.parts.settings), now)
    return AdminTokenOut(access_token=token, expires_at=now + LIFETIME)


@ROUTES.post("/admin/invitations", who="administrator", scope="installation")
async def invite_organiser(call: Call, body: InvitationIn) -> LinkOut:
    """Let somebody create conferences, and give their first sign-in link."""

    async def invite(tx: Any) -> str:
        account = await accounts.ensure(tx, body.email)
        await accounts.let_create(tx, account)
        link, _ = await sign_in.mint_for(tx, account, None)
        return link

    return LinkOut(url=f"{call.parts.settings.public_url}/enter#{await call.write(invite)}")


@ROUTES.post("/participants/{participant}/sign-in-link", who="administrator")
async def demonstration_link(call: Call, participant: UUID) -> LinkOut:
    """Mint a sign-in link for somebody; a door of the demonstration, closed everywhere else."""
    if not call.parts.settings.demo:
        raise Forbidden("Only the demonstration hands out links.")

    async def mint(tx: Any) -> str:
        found = await participants.by_id(tx, call.conference, participant)
        if found is None:
            raise NotFound
        link, _ = await sign_in.mint_for(tx, found.account, call.conference)
        return link

    return LinkOut(url=f"{call.parts.settings.public_url}/enter#{await call.write(mint)}")
