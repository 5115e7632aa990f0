"""`python -m spil`, where the command itself is not on the path."""

import sys

from spil.cli import main

sys.exit(main())
