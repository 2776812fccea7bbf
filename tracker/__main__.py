"""`python -m tracker` is the same as `tracker`."""

from __future__ import annotations

import sys

from tracker.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
