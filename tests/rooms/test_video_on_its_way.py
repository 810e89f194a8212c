"""Until LiveKit runs, rooms say that video is on its way; then it appears without a restart."""

from services.rooms.video import Video
from shared.ids import new_id
from tests.kit.browser import browser
from tests.kit.house import house, until
from tests.kit.livekit import livekit_server, video_is_ready
from tests.kit.owner import SPEAKER, Owners
from tests.rooms.conftest import Place


async def test_video_appears_without_a_restart() -> None:
    async with house(["rooms", "live"]) as h:
        owners = Owners(h)
        await owners.answer()
        table = Place(h, owners, new_id(), f"table:{new_id()}")
        ada = await table.person(SPEAKER)
        assert (await table.ask_entry(ada)).said == (503, "video_not_ready")
        assert (await ada.get("rooms/video")).body == {"ready": False}
        assert (await ada.get(f"{table.path}/presence")).status == 200
        async with browser(h, ada) as b:
            await b.subscribe("conference")
            with livekit_server(h) as server:
                server.announce()
                await video_is_ready(h)
                await b.hears("video.ready")
                assert (await ada.get("rooms/video")).body == {"ready": True}
                assert (await table.ask_entry(ada)).status == 200

                server.announced_at.unlink()
                await until(lambda: not h.parts["rooms"].single(Video).is_ready)
                assert (await table.ask_entry(ada)).said == (503, "video_not_ready")
