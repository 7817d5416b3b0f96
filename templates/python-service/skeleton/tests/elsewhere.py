"""What is not there."""

import socket


def nowhere() -> str:
    """Say a host and port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"127.0.0.1:{listener.getsockname()[1]}"
