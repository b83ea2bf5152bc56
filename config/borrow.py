"""``python -m config.borrow COMMAND``: run a command with PostgreSQL up, and leave things as they were found.

When the database was not running before, it is stopped afterwards; DATABASE_URL is set for the command.
"""

import os
import signal
import subprocess
import sys

from config.entry import data_folder, prepare
from core import postgres


def main(command: list[str]) -> int:
    """Run the command and answer with its exit code."""
    if os.environ.get("DATABASE_URL"):
        return subprocess.call(command)
    data = data_folder()
    found_running = postgres.is_running(data)
    prepare()
    # Ctrl-C is the command's to answer; what we borrowed is given back all the same.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return subprocess.call(command, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    finally:
        if not found_running:
            postgres.stop(data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
