"""The launcher: starts everything an installation on one machine consists of, keeps it running, ends it.

It only supervises. Three promises hold it together:

- Whatever ends the launcher ends its children: each gets a signal from the kernel when the launcher dies
  (``PR_SET_PDEATHSIG``), and what survives that is found by the next launcher, which knows process number and
  moment of start of every child from ``run.json``, so that it ends its own leftovers and nobody else's.
- A child that ends is started again, later and later if it keeps ending; nothing else is restarted with it.
- Ports other than the front door's are chosen once and remembered, so that a restart finds everything in place.
"""
