"""Which addresses on the network may be asked, and that no other one is: the guard against a page that sends us inside.

A feed, a redirect or a name under an attacker's control can lead to this machine, its network or a cloud's metadata. A
check of the name before the request is worth nothing: it may resolve otherwise a moment later. So the name is
resolved once, every address it gives is checked, and the connection is made to what was checked. Proxies of
the environment are not used: a proxy would resolve the name itself, out of our sight.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from sayso.errors import FetchError

_CLOSED_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by a provider's customers
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local, and the metadata of most clouds
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
_OPEN_6 = ipaddress.IPv6Network("2000::/3")
"""All that is given out for the public network; everything else is closed but what carries an open IPv4 address."""
_CLOSED_6 = tuple(ipaddress.IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "3fff::/20"))
"""Protocols' own (Teredo, which carries two IPv4 addresses, is among them) and those kept for documents."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_6TO4 = ipaddress.IPv6Network("2002::/16")
_ISATAP = (0x00005EFE, 0x02005EFE)

MAX_ADDRESSES = 4
"""Addresses of one host that are tried; each may take the whole time-out."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_open(address: Address) -> bool:
    """Whether *address* belongs to the public network, with every IPv4 address that it carries.

    >>> [is_open(ipaddress.ip_address(one)) for one in ("8.8.8.8", "10.0.0.1", "::ffff:127.0.0.1", "2606:4700::1111")]
    [True, False, False, True]
    """
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _CLOSED_4)
    if address.ipv4_mapped is not None:
        return is_open(address.ipv4_mapped)
    number = int(address)
    if address in _NAT64:
        return is_open(ipaddress.IPv4Address(number & 0xFFFFFFFF))
    if address in _6TO4 and not is_open(ipaddress.IPv4Address((number >> 80) & 0xFFFFFFFF)):
        return False
    if (number >> 32) & 0xFFFFFFFF in _ISATAP and not is_open(ipaddress.IPv4Address(number & 0xFFFFFFFF)):
        return False
    return address in _OPEN_6 and not any(address in network for network in _CLOSED_6)


def checked_url(url: str, *, allow_private: bool) -> str:
    """*url* without its fragment; raises FetchError unless it is a plain http(s) address that may be asked for."""
    url = url.strip()
    if not url.isprintable():
        raise FetchError("the address has characters in it that no address has", url)
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise FetchError("this is not a web address", url) from None
    if not parts.scheme:
        raise FetchError("this is not a full web address", url)
    if parts.scheme.lower() not in {"http", "https"}:
        raise FetchError("only http and https addresses are fetched", url)
    if not host:
        raise FetchError("this is not a full web address", url)
    if parts.username is not None or parts.password is not None or "\\" in url:
        raise FetchError("addresses with a user name in them are not fetched", url)
    literal = _literal(host)
    if literal is not None and not allow_private and not is_open(literal):
        raise _refusal(host)
    return parts._replace(fragment="").geturl()


def connect(host: str, port: int, *, timeout: float, allow_private: bool) -> socket.socket:
    """A connection to *host*; raises FetchError, having connected to nothing, when any of its addresses is a closed one."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"there is no host named {host[:100]}, or the network is down") from None
    # One closed address among open ones is how a name under an attacker's control would look: refuse the name.
    if not allow_private and not all(is_open(_numeric(where)) for *_, where in found):
        raise _refusal(host)
    failure: OSError | None = None
    for family, kind, protocol, _, where in found[:MAX_ADDRESSES]:
        made = socket.socket(family, kind, protocol)
        try:
            made.settimeout(timeout)
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            made.connect(where)
            if not allow_private and not is_open(_numeric(made.getpeername())):
                raise _refusal(host)
        except OSError as error:
            made.close()
            failure = error
        except FetchError:
            made.close()
            raise
        else:
            return made
    raise failure or OSError("the host has no address")


def _numeric(where: tuple[object, ...]) -> Address:
    return ipaddress.ip_address(str(where[0]).partition("%")[0])


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


def _refusal(host: str) -> FetchError:
    return FetchError(f"{host[:100]} is an address inside this machine's own network; give --allow-private if you mean it", host)
