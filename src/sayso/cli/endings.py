"""How a command ends: one line on stderr and an exit code, never a traceback for what a user can meet.

0    everything asked for was done
1    something failed: a page could not be read, a name is not in the ledger
2    the command line makes no sense
130  stopped by Ctrl-C
141  the reader of our output went away (`sayso … | head`)
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from sayso.cli.terminal import accept_any_character, complain
from sayso.errors import SaysoError, UsageError

if TYPE_CHECKING:
    Context = Any  # typer.Context is a class of its own vendored click; the group's signature wants that one

SOME_FAILED = 1
USAGE = 2
STOPPED = 130
PIPE_CLOSED = 141


class Door(TyperGroup):
    """The group of commands; what escapes from one is worded here."""

    def invoke(self, ctx: Context) -> Any:
        accept_any_character()
        try:
            answer = super().invoke(ctx)
            sys.stdout.flush()  # a closed pipe must be met here, not at the interpreter's exit
            return answer
        except SaysoError as error:
            complain(str(error))
            raise typer.Exit(USAGE if isinstance(error, UsageError) else SOME_FAILED) from error
        except KeyboardInterrupt as error:
            complain("stopped")
            raise typer.Exit(STOPPED) from error
        except BrokenPipeError as error:
            _send_output_nowhere()
            raise typer.Exit(PIPE_CLOSED) from error
        except OSError as error:
            complain(": ".join(str(part) for part in (error.strerror or error, error.filename) if part))
            raise typer.Exit(SOME_FAILED) from error


def _send_output_nowhere() -> None:
    """What is still buffered has no reader: without this the interpreter complains as it exits."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
