"""Award elections that anybody can verify: the Belenios protocol, written from its specification.

Group BELENIOS-2048, homomorphic questions, integer weights, revotes, one server key and t-of-n trustees
in the format of Belenios 3.x, and the ``.bel`` archive. Nothing here reads a file, a clock or a network;
randomness is handed in as a ``random.Random`` and is the operating system's unless a test fixes it.
"""
