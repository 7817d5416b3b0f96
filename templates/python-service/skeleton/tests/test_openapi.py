import json
import os
from pathlib import Path

import httpx
import pytest

FILE = Path(__file__).parent.parent / "api" / "openapi.json"


@pytest.mark.anyio
async def test_the_file_is_up_to_date(client: httpx.AsyncClient) -> None:
    document = (await client.get("/openapi.json")).json()
    # Without the version, so that a release does not change the file.
    document["info"]["version"] = "devel"
    if "UPDATE_OPENAPI" in os.environ:
        FILE.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", "utf-8")
    current = json.loads(FILE.read_text("utf-8"))
    assert current == document, "api/openapi.json is outdated: run make openapi"
