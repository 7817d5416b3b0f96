import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import httpx
import psycopg
import pytest
from elsewhere import nowhere
from process import launch, start

from app.config import ConfigError, read_config
from app.postgres.may_pass import may_pass

DATABASE_URL = os.environ.get("DATABASE_URL", "")

needs_database = pytest.mark.skipif(not DATABASE_URL, reason="DATABASE_URL is not set")


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (psycopg.errors.SerializationFailure(), True),
        (psycopg.errors.DeadlockDetected(), True),
        (psycopg.errors.AdminShutdown(), True),
        (psycopg.OperationalError("connection refused"), True),
        (psycopg.errors.UniqueViolation(), False),
        (psycopg.errors.UndefinedTable(), False),
        (ValueError("no number"), False),
    ],
)
def test_failures_of_the_database_are_transient_or_not(error: Exception, *, passes: bool) -> None:
    assert may_pass(error) == passes


@pytest.mark.parametrize("url", ["db.example/orders", "mysql://ana:hunter2@db.example/orders"])
def test_an_invalid_url_is_rejected_and_not_logged(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ConfigError) as caught:
        read_config()
    (problem,) = caught.value.problems
    assert problem.startswith("DATABASE_URL: ")
    assert "hunter2" not in problem


def test_without_its_database_it_lives_and_is_not_ready() -> None:
    with start(DATABASE_URL=f"postgres://{nowhere()}/orders") as process:
        assert httpx.get(f"{process.url}/livez").status_code == 200
        ready = httpx.get(f"{process.url}/readyz")
        assert ready.status_code == 503
        assert ready.json() == {"status": "waiting", "for": ["postgres"]}
        listed = httpx.get(f"{process.url}/greetings", timeout=20)
        assert listed.status_code == 503
        assert listed.headers["content-type"] == "application/problem+json"
        assert listed.json()["detail"] == "The database does not answer."
        process.terminate()
        assert process.exit() == 0


def test_a_wrong_address_stops_the_start() -> None:
    with launch(DATABASE_URL="mysql://ana:hunter2@db.example") as process:
        assert "hunter2" not in str(process.awaits("Invalid configuration"))
        assert process.exit() == 1


@needs_database
def test_migrations_run_once_however_often_they_are_asked_for() -> None:
    with ThreadPoolExecutor() as pods:
        assert list(pods.map(migrate, [DATABASE_URL] * 3)) == [0, 0, 0]
    assert migrate(DATABASE_URL) == 0


@needs_database
def test_what_is_kept_outlives_the_process() -> None:
    assert migrate(DATABASE_URL) == 0
    with start(DATABASE_URL=DATABASE_URL) as first:
        assert httpx.get(f"{first.url}/readyz").status_code == 200
        created = httpx.post(
            f"{first.url}/greetings", json={"name": "Ada'; DROP TABLE greetings; --"}
        )
        assert created.status_code == 201
        first.terminate()
        assert first.exit() == 0
    with start(DATABASE_URL=DATABASE_URL) as second:
        found = httpx.get(f"{second.url}{created.headers['location']}")
        assert found.json() == created.json()
        listed = httpx.get(f"{second.url}/greetings?limit=1").json()
        assert len(listed["items"]) == 1
        missing = httpx.get(f"{second.url}/greetings/6f2d8a3e-6c1b-4d57-9e0a-0c7f6f0d2b11")
        assert missing.status_code == 404


def migrate(url: str) -> int:
    """Run the migrations as the init container does."""
    return subprocess.run(
        [sys.executable, "-m", "app.postgres.migrate"],
        env={"PATH": os.environ["PATH"], "DATABASE_URL": url},
        check=False,
    ).returncode
