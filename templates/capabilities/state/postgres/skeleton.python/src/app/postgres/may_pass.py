"""Says which failures are transient."""

import re

import psycopg

# SQLSTATE: connection lost, too many of them, server going down or up, deadlock, serialization.
_PASSING = re.compile(r"08...|53300|57P0[123]|40P01|40001")


def may_pass(error: Exception) -> bool:
    """Whether the same statement may succeed a moment later."""
    if not isinstance(error, psycopg.Error):
        return False
    if error.sqlstate is not None:
        return _PASSING.fullmatch(error.sqlstate) is not None
    # An error that is not from the server is a connection that could not be made or was lost.
    return isinstance(error, psycopg.OperationalError)
