"""The scheduler: from accepted meetings to a timetable, with a proof of how good any timetable can be.

``model`` is the problem and the answer, ``engine`` has the two calls, ``rules`` the independent checker. The local
search is ``search`` around the compiled ``kernel``; the proof is ``bounds`` (linear relaxation) and ``proof`` (SAT).
The heavy parts are imported when they are first called for.
"""
