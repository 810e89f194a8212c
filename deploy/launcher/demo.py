"""The demonstration conference: seeded when it is missing or over; then a sign-in link for each kind of person."""

from deploy.install.ground import VENV, say
from deploy.launcher.installation import Installation
from deploy.launcher.processes import Command
from deploy.launcher.supervisor import Supervisor

PLENARIA = str(VENV / "bin" / "plenaria")


async def show(supervisor: Supervisor, installation: Installation) -> None:
    """Seed the demonstration and print the links into it and where mail is caught."""
    if not installation.demo:
        return
    environment = {"PLENARIA_DATA": str(installation.data)}
    say("  demonstration   is being prepared")
    for name, arguments in (("demo-seed", ("demo", "seed")), ("demo-links", ("links",))):
        if await supervisor.errand(Command(name, (PLENARIA, *arguments), environment)) != 0:
            say(f"  demonstration   {supervisor.failure(name)}")
            return
    say(f"\n{supervisor.said('demo-links')}\n  Mail is caught at {installation.public_url}/dev/mail")
    say(f"  The trustees' links and key files are in {installation.data / 'demo' / 'trustees'}")
