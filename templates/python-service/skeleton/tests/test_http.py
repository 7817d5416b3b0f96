import logging
from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest

from app import service
from app.http.limits import MAX_BODY

pytestmark = pytest.mark.anyio

JSON = {"content-type": "application/json"}
TOO_LONG = b'{"name":"' + b"a" * MAX_BODY + b'"}'


async def chunks() -> AsyncIterator[bytes]:
    yield TOO_LONG


async def test_greetings_are_created_read_and_listed(client: httpx.AsyncClient) -> None:
    created = await client.post("/greetings", json={"name": " Ada "})
    assert created.status_code == 201
    assert created.json()["message"] == "Hello, Ada!"
    location = created.headers["location"]
    assert (await client.get(location)).json() == created.json()
    second = await client.post("/greetings", json={"name": "Grace"})
    listed = await client.get("/greetings", params={"limit": 2})
    assert listed.json() == {"items": [second.json(), created.json()]}


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status", "pointers"),
    [
        ("GET", "/no/such/path", None, {}, 404, None),
        ("DELETE", "/greetings", None, {}, 405, None),
        ("GET", f"/greetings/{uuid4()}", None, {}, 404, None),
        ("GET", "/greetings/none", None, {}, 400, ["/path/id"]),
        ("GET", "/greetings?limit=101", None, {}, 400, ["/query/limit"]),
        ("POST", "/greetings", b'{"name":7}', JSON, 400, ["/name"]),
        ("POST", "/greetings", b'{"name":"  "}', JSON, 400, ["/name"]),
        ("POST", "/greetings", b'{"name":"Ada","admin":true}', JSON, 400, ["/admin"]),
        ("POST", "/greetings", b'{"name":', JSON, 400, [""]),
        ("POST", "/greetings", b"", JSON, 400, [""]),
        ("POST", "/greetings", b"<name/>", {"content-type": "application/xml"}, 415, None),
        ("POST", "/greetings", TOO_LONG, JSON, 413, None),
    ],
)
async def test_every_error_is_a_problem(
    client: httpx.AsyncClient,
    method: str,
    path: str,
    body: bytes | None,
    headers: dict[str, str],
    status: int,
    pointers: list[str] | None,
) -> None:
    response = await client.request(method, path, content=body, headers=headers)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    found = [error["pointer"] for error in problem["errors"]] if "errors" in problem else None
    assert found == pointers


async def test_a_wrong_method_gets_the_allowed_ones(client: httpx.AsyncClient) -> None:
    response = await client.delete("/greetings")
    assert response.headers["allow"] == "GET, POST"


async def test_head_is_answered_as_get_is(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "app"):
        response = await client.head("/greetings?limit=1")
    assert response.status_code == 200
    (line,) = [vars(record) for record in caplog.records if record.name.startswith("app.")]
    assert (line["method"], line["route"]) == ("HEAD", "/greetings")


async def test_a_long_body_of_unknown_length_is_refused(client: httpx.AsyncClient) -> None:
    response = await client.post("/greetings", content=chunks(), headers=JSON)
    assert response.status_code == 413


async def test_the_document_names_every_operation_and_its_problems(
    client: httpx.AsyncClient,
) -> None:
    document = (await client.get("/openapi.json")).json()
    assert document["info"]["title"] == service.NAME
    operations = [one for path in document["paths"].values() for one in path.values()]
    assert {one["operationId"] for one in operations} == {
        "createGreeting",
        "listGreetings",
        "getGreeting",
    }
    for operation in operations:
        problem = operation["responses"]["default"]["content"]["application/problem+json"]
        assert problem == {"schema": {"$ref": "#/components/schemas/Problem"}}
    assert "Violation" in document["components"]["schemas"]


async def test_logs_name_the_route_and_hold_no_query(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "app"):
        await client.get("/greetings?token=hunter2")
    (line,) = [vars(record) for record in caplog.records if record.name.startswith("app.")]
    assert (line["route"], line["path"], line["status"]) == ("/greetings", "/greetings", 200)
    assert "hunter2" not in str(line)
