"""The picture of every table of moves is drawn from the table."""

import pytest
from django.core.management import call_command, get_commands


def test_the_pictures_show_the_tables_of_moves() -> None:
    if "flows" not in get_commands():
        pytest.skip("nothing draws the pictures yet")
    call_command("flows", check=True)
