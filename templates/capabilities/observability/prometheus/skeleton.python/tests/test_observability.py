import re
from collections.abc import Iterator
from pathlib import Path

import httpx
from process import start

ROOT = Path(__file__).parent.parent

# A metric with its matchers, as rules, dashboards and runbooks select it.
SELECTOR = re.compile(r'([a-zA-Z_:][\w:]*)\{((?:\s*\w+\s*(?:=~|!~|!=|=)\s*"[^"]*"\s*,?)*)\}')
# What Prometheus adds: the labels of what it scrapes, `up`, `ALERTS`, and what a rule recorded.
ADDED_LABELS = {"job", "namespace", "pod", "instance"}
ADDED_METRIC = re.compile(r"^(?:up|ALERTS)$|:")

Use = tuple[str, frozenset[str]]


def test_the_service_exports_what_rules_dashboards_and_runbooks_read() -> None:
    with start() as process:
        httpx.get(f"{process.url}/greetings")
        text = httpx.get(process.metrics).text
    series = [
        (line.split("{")[0].split(" ")[0], set(re.findall(r'(\w+)="', line)))
        for line in text.splitlines()
    ]

    uses = {use: place for file in files() for use, place in uses_in(file)}

    assert uses
    missing = {
        place: (metric, sorted(labels))
        for (metric, labels), place in uses.items()
        if not any(name == metric and labels <= exported for name, exported in series)
    }
    assert missing == {}


def files() -> list[Path]:
    found = [*(ROOT / "deploy").rglob("*"), *(ROOT / "docs" / "runbooks").glob("*.md")]
    return [path for path in found if path.suffix in {".json", ".yaml", ".md"}]


def uses_in(file: Path) -> Iterator[tuple[Use, str]]:
    lines = file.read_text(encoding="utf-8").replace('\\"', '"').splitlines()
    for number, line in enumerate(lines, start=1):
        grouped = re.findall(r"\w+", " ".join(re.findall(r"\bby \(([^)]*)\)", line)))
        for metric, matchers in SELECTOR.findall(line):
            if ADDED_METRIC.search(metric):
                continue
            labels = {*grouped, *re.findall(r"(\w+)\s*[=!]", matchers)} - ADDED_LABELS
            yield (metric, frozenset(labels)), f"{file.relative_to(ROOT)}:{number}"
