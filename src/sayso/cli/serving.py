"""Serves the browser's views on this machine, and says in words why it cannot."""

from __future__ import annotations

import errno
import ipaddress
import socket
from contextlib import suppress

from sayso.cli.terminal import note
from sayso.errors import SaysoError, UsageError


def loopback(host: str) -> str:
    """*host* as an address of this machine; the desk knows no users yet, so it is shown to nobody beyond it.

    Raises UsageError for any other address.
    """
    if host == "localhost":
        return "127.0.0.1"
    with suppress(ValueError):
        if ipaddress.ip_address(host.strip("[]")).is_loopback:
            return host.strip("[]")
    raise UsageError("Sayso serves only this machine for now, because it has no log-in yet; use 127.0.0.1", host)


def serve(where: str, address: str, port: int) -> None:
    """Serve the ledger at *where* on *address* until Ctrl-C; raises SaysoError for a port in use."""
    listener = _listen(address, port)
    import uvicorn

    from sayso.web import create_app

    app = create_app(where)
    shown = f"[{address}]" if ":" in address else address
    print(f"http://{shown}:{listener.getsockname()[1]}", flush=True)
    note("Ctrl-C stops it.")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    with suppress(KeyboardInterrupt):  # how serving is meant to end
        server.run(sockets=[listener])


def _listen(address: str, port: int) -> socket.socket:
    """A socket bound before anything heavy is loaded, so that a port in use is said at once."""
    listener = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((address, port))
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise SaysoError(f"cannot serve, because port {port} is already in use; choose another with --port") from None
        if error.errno == errno.EACCES:
            raise SaysoError(f"cannot serve on port {port}: ports below 1024 belong to the system; choose another with --port") from None
        raise
    return listener
