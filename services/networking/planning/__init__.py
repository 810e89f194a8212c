"""The scheduler at work: from wishes in the database to a draft that the organiser can publish.

``drawing`` makes a problem of the service's state, ``process`` solves it in a process of its own, ``runner`` starts
that one, passes its progress on and keeps its draft. Publishing is in ``usecases.publishing``.
"""
