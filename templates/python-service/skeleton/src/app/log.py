"""One JSON object per line; inside a request it has the trace ids."""

import json
import logging
import sys
from datetime import UTC, datetime

from opentelemetry import trace

from app import service

# Fields of every record; any other comes from `extra`.
_KNOWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}

# Fields that libraries add, such as colors.
_NOISE = frozenset({"color_message", "otelSpanID", "otelTraceID", "otelServiceName"})


class JsonFormatter(logging.Formatter):
    """Writes records with the field names that the platform searches for."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as one line."""
        line: dict[str, object] = {
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(
                timespec="milliseconds"
            ),
            "severity": record.levelname,
            "message": record.getMessage(),
            "service": service.NAME,
        }
        span = trace.get_current_span().get_span_context()
        if span.is_valid:
            line["trace_id"] = trace.format_trace_id(span.trace_id)
            line["span_id"] = trace.format_span_id(span.span_id)
        given = {key: value for key, value in vars(record).items() if key not in _KNOWN | _NOISE}
        line.update(given)
        if record.exc_info:
            line["err"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


def start_logging(level: str) -> None:
    """Send all logs, those of libraries too, to stdout."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonFormatter())
    # The one level that Python has no name for.
    name = "DEBUG" if level == "trace" else level.upper()
    logging.basicConfig(handlers=[handler], level=name, force=True)
    # They log each request and each step of the startup; the service logs what matters of both.
    for name in ("httpx", "uvicorn"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
