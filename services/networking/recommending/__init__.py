"""Recommendations at work: one process holds the engine, the service keeps it up to date from its own database.

``inputs`` reads what the engine knows of people, ``process`` is what runs in the other process, ``keeper`` starts it
when somebody asks, tells it what changed, and lets it go when nobody has asked for a while.
"""
