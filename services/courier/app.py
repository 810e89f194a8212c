"""The courier service: mails with calendar files, reminders, announcements."""

from services.courier import catcher, consumers
from services.courier.api import ROUTES
from services.courier.sending import finish_erasures, send_due
from services.courier.storage import Base
from shared.declarations import Page, Service
from shared.privacy import exports

SERVICE = Service(
    name="courier",
    metadata=Base.metadata,
    routes=ROUTES,
    consumes=consumers.CONSUMES,
    answers=(exports(consumers.export),),
    tasks=(send_due, finish_erasures),
    pages=(Page("GET", "/dev/mail", catcher.show),),
)
