"""The command line's page, from the commands themselves: `make docs` writes it, test_docs.py holds it to the code."""

from __future__ import annotations

from typing import Any

from typer.main import get_command
from typer.testing import CliRunner

from sayso.cli import app

HEAD = """# The command line

Written by `make docs` from the commands themselves; a test fails when it is out of date.

Every list can be had as JSON, one object a line (`--json`). Tables and counts go to standard output, complaints and the progress
bar to standard error. Exit status: 0 everything was done, 1 something failed (a page could not be read, a name is not in the
ledger), 2 the command line makes no sense, 130 stopped by Ctrl-C. `NO_COLOR` and pipes are honoured.
"""


def commands() -> dict[str, Any]:
    """Each command by its name."""
    return dict(get_command(app).commands)  # type: ignore[attr-defined]  # our app is a group


def usage(*command: str) -> str:
    """What ``--help`` prints, eighty columns wide."""
    result = CliRunner().invoke(app, [*command, "--help"], prog_name="sayso", terminal_width=80)
    assert result.exit_code == 0, result.output
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


def page() -> str:
    """docs/cli.md."""
    parts = [HEAD, f"```\n{usage()}\n```\n"]
    parts += [f"## sayso {name}\n\n```\n{usage(name)}\n```\n" for name in commands()]
    return "\n".join(parts)


if __name__ == "__main__":
    print(page(), end="")
