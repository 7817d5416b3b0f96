"""The service as a separate process, tested from outside."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

# Seconds; nothing takes as long when all is well.
PATIENCE = 30

Line = dict[str, object]


@dataclass
class Process:
    """A launched service."""

    running: subprocess.Popen[str]
    url: str = ""
    metrics: str = ""

    def awaits(self, message: str) -> Line:
        """Return the next line with this message."""
        assert self.running.stdout
        for text in self.running.stdout:
            line: Line = json.loads(text)
            if line["message"] == message:
                return line
        raise AssertionError(f"it ended without {message!r}")

    def terminate(self) -> None:
        """Ask it to stop, as the platform does."""
        self.running.send_signal(signal.SIGTERM)

    def exit(self) -> int:
        """Wait for its end and return the status."""
        self.running.communicate(timeout=PATIENCE)
        return self.running.returncode


@contextmanager
def launch(**environment: str) -> Iterator[Process]:
    """Launch it with only this environment."""
    ports = {"HOST": "127.0.0.1", "PORT": "0", "METRICS_PORT": "0"}
    with subprocess.Popen(
        [sys.executable, "-m", "app"],
        env={"PATH": os.environ["PATH"], **ports, **environment},
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        try:
            yield Process(running)
        finally:
            running.kill()


@contextmanager
def start(**environment: str) -> Iterator[Process]:
    """Launch it and wait until it listens."""
    with launch(**environment) as process:
        line = process.awaits("Started")
        process.url = f"http://127.0.0.1:{line['port']}"
        process.metrics = f"http://127.0.0.1:{line['metrics_port']}/metrics"
        yield process
