"""The operations on greetings."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response, status
from opentelemetry import metrics

from app import service
from app.greetings.models import Greeting, Greetings, NewGreeting
from app.greetings.store import GreetingStore
from app.http.media_type import require_json
from app.http.problem import PROBLEM_RESPONSES, HttpProblem


def greeting_routes(store: GreetingStore) -> APIRouter:
    """Serve greetings from a store."""
    created = metrics.get_meter(service.NAME).create_counter(
        "greetings.created", description="Greetings created."
    )
    router = APIRouter(prefix="/greetings", tags=["greetings"], responses=PROBLEM_RESPONSES)

    @router.post(
        "",
        operation_id="createGreeting",
        summary="Greet somebody",
        status_code=status.HTTP_201_CREATED,
        dependencies=[Depends(require_json)],
    )
    async def create(wanted: NewGreeting, response: Response) -> Greeting:
        greeting = Greeting.of(wanted)
        await store.add(greeting)
        created.add(1)
        response.headers["location"] = f"/greetings/{greeting.id}"
        return greeting

    @router.get("", operation_id="listGreetings", summary="List greetings, the newest first")
    async def newest(limit: Annotated[int, Query(ge=1, le=100)] = 20) -> Greetings:
        return Greetings(items=await store.newest(limit))

    @router.get("/{id}", operation_id="getGreeting", summary="Read one greeting")
    async def read(id: UUID) -> Greeting:  # noqa: A002 (the name of the parameter in the path)
        greeting = await store.find(id)
        if greeting is None:
            raise HttpProblem(status.HTTP_404_NOT_FOUND, f"There is no greeting {id}.")
        return greeting

    return router
