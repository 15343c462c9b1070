"""The table of `make torture`."""

from collections import Counter, defaultdict

import pytest

from .points import ALL, NOT_SENT, ONE, POINTS, UNDECIDED

COLUMNS = (ONE, NOT_SENT, UNDECIDED, "duplicates", "lost")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not ALL:
        return
    points: Counter[str] = Counter()
    people: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, value in getattr(report, "user_properties", ()):
                if name == "killed" and report.when == "call":
                    points[value["kind"]] += 1
                    people[value["kind"]] += Counter(value["people"])
    terminalreporter.section("killed at")
    rows = [
        (kind, points[kind], *(people[kind][column] for column in COLUMNS))
        for kind in dict.fromkeys(point.kind for point in POINTS)
    ]
    total = sum(people.values(), Counter[str]())
    rows.append(("all", points.total(), *(total[column] for column in COLUMNS)))
    head = ("kind of point", "points", *COLUMNS)
    for row in (head, *rows):
        cells = [f"{cell:>{len(title)}}" for cell, title in zip(row[1:], head[1:], strict=True)]
        terminalreporter.write_line(" | ".join([f"{row[0]:40}", *cells]))
