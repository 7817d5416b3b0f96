"""Addresses that nobody answers."""

import socket


def nowhere() -> str:
    """Return a host and port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"127.0.0.1:{listener.getsockname()[1]}"
