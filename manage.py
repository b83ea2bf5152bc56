#!/usr/bin/env python
"""The command line of Rounds."""

import sys

from django.core.management import execute_from_command_line

from config.entry import prepare

if __name__ == "__main__":
    prepare()
    execute_from_command_line(sys.argv)
