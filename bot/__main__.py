"""The command `registerbot`: every fault ends here as one clear line, never as a traceback."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    from bot.cli.faults import run_with_clear_faults  # noqa: PLC0415 - so that --version and faults stay fast

    sys.exit(run_with_clear_faults(sys.argv[1:]))


if __name__ == "__main__":
    main()
