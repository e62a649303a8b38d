"""The intake under faults: killed, cut off, without room, with a wrong clock, flooded and poisoned.

`make soak` runs the long forms; it sets SOAK to how often each step is killed.
"""

import os

LONG = "SOAK" in os.environ
KILLS = int(os.environ.get("SOAK", "10"))  # at each step
