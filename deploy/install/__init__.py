"""Install what a fresh machine lacks, with nothing but the standard library of Python 3.11 or newer.

Run by the system's Python: ``python3 -m deploy.install [run|test|livekit|lock]``. Each step leaves a stamp of
what it was made from in ``.tools/stamps``; a step whose stamp still fits is skipped, so that an installed
checkout is found complete in a fraction of a second. The steps are in :mod:`deploy.install.plan`.
"""
