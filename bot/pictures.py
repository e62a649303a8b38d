"""Charts to pictures, by a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64decode

from bot.core.charts import Chart

SECONDS = 60


class NotDrawn(Exception):
    """The pictures could not be drawn; the letter goes without them."""


def drawn(charts: tuple[Chart, ...]) -> dict[str, bytes]:
    """A picture for each chart, by the name of its file. Raises NotDrawn."""
    if not charts:
        return {}
    asked = json.dumps({chart.file: chart.bars for chart in charts}).encode()
    environment = {name: os.environ[name] for name in ("HOME", "PATH", "TMPDIR") if name in os.environ}
    command = [sys.executable, "-I", "-m", "bot.drawing"]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, input=asked, capture_output=True, timeout=SECONDS, env=environment, check=True
        )
        return {file: b64decode(picture) for file, picture in json.loads(done.stdout).items()}
    except subprocess.CalledProcessError as error:
        raise NotDrawn(f"the drawing process ended with {error.returncode}") from None
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise NotDrawn(f"the drawing process failed: {type(error).__name__}") from None
