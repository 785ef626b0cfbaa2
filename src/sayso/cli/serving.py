"""Serves the browser's views on this machine, and says in words why it cannot."""

from __future__ import annotations

import errno
import ipaddress
import socket
from contextlib import suppress

from sayso.cli.terminal import note
from sayso.errors import SaysoError, UsageError


def served_address(host: str, *, password: bool) -> str:
    """*host* as an address to serve on: one of this machine's own, or with a *password* any that others reach it by.

    Raises UsageError for any other.
    """
    if host == "localhost":
        return "127.0.0.1"
    address = host.strip("[]")
    try:
        is_loopback = ipaddress.ip_address(address).is_loopback
    except ValueError:
        is_loopback = False
        if password:
            raise UsageError("give the address as numbers; 0.0.0.0 means all that this machine has", host) from None
    if not is_loopback and not password:
        raise UsageError("Sayso serves only this machine unless it has a password to ask for; name a file with one: --password-file", host)
    return address


def serve(where: str, address: str, port: int, *, password: str | None = None) -> None:
    """Serve the ledger at *where* on *address* until Ctrl-C, asking for *password*; raises SaysoError for a port in use."""
    listener = _listen(address, port)
    import uvicorn

    from sayso.web import create_app

    app = create_app(where, password=password)
    shown = f"[{address}]" if ":" in address else address
    print(f"http://{shown}:{listener.getsockname()[1]}", flush=True)
    note("Ctrl-C stops it.")
    if not ipaddress.ip_address(address).is_loopback:
        note("Others on the network reach it with the password, which travels unencrypted: put HTTPS before it where it may be overheard.")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    with suppress(KeyboardInterrupt):  # how serving is meant to end
        server.run(sockets=[listener])


def _listen(address: str, port: int) -> socket.socket:
    """A socket that listens before anything heavy is loaded: a port in use is said at once, and who comes early waits for the answer."""
    listener = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((address, port))
        listener.listen()
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise SaysoError(f"cannot serve, because port {port} is already in use; choose another with --port") from None
        if error.errno == errno.EACCES:
            raise SaysoError(f"cannot serve on port {port}: ports below 1024 belong to the system; choose another with --port") from None
        raise
    return listener
