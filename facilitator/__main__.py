"""`python -m facilitator`, where the command itself is not on the path."""

import sys

from facilitator.cli import main

sys.exit(main())
