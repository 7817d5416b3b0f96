"""Text that cannot be stored: PostgreSQL has no NUL, and UTF-8 no half of a surrogate pair."""

import re

_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


def has_unstorable_text(value: object) -> bool:
    """Look into a JSON value, without recursion, which a deeply nested one would exhaust."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str) and _UNSTORABLE.search(one):
            return True
        if isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one
    return False
