"""The command ``python3 -m deploy.install``."""

import sys

# Before anything else is imported, in words that an old Python understands too.
if sys.version_info < (3, 11):
    sys.exit(
        "Plenaria needs Python 3.11 or newer; this is {}.{}. Try: make PYTHON=python3.11".format(*sys.version_info)
    )

from deploy.install.plan import main

sys.exit(main(sys.argv[1:]))
