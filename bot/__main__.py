"""The command `registerbot`: every fault ends here as one clear line, never as a traceback."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    try:
        from bot.cli.faults import run_with_clear_faults  # noqa: PLC0415 - so that Ctrl-C is heard from the first moment

        status = run_with_clear_faults(sys.argv[1:])
    except KeyboardInterrupt:
        print("registerbot: stopped", file=sys.stderr)
        status = 1
    sys.exit(status)


if __name__ == "__main__":
    main()
