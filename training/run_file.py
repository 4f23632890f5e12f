"""A training run as described by a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from networks import KINDS, SizesError, sizes_of

KEEPS = ("best", "average", "last")


class RunFileError(Exception):
    """A run file that cannot be used; the message names the key and says what to do."""


@dataclass(frozen=True)
class Stage:
    """A part of a run with its own data and learning rate. It lasts ``minutes`` or ``tokens``."""

    name: str
    shares: dict[str, float]
    """For each token folder the share of what is read, 1 together."""
    rate: float
    """Learning rate before it falls."""
    rows: int
    length: int = 256
    """Tokens of a row; ``classic`` has none."""
    minutes: float | None = None
    tokens: int | None = None
    fall: float = 0.0
    """The share of the stage, at its end, over which the rate falls in a straight line to 0."""
    dropout: float = 0.0


@dataclass(frozen=True)
class Run:
    """What to train and how."""

    network: str
    heldout: str
    """The token folder whose test split is measured."""
    stages: list[Stage]
    sizes: dict[str, int] = field(default_factory=dict)
    """Sizes of the network that are not its defaults."""
    seed: int = 1
    keep: str = "best"
    """Which weights are kept: of the least held-out loss, the average of those near the end, or the last."""
    evaluate_tokens: int = 2_000_000
    """Tokens from one measurement on held-out poems to the next."""
    sample_tokens: int = 60_000
    """About so many tokens of held-out poems are measured each time; all of them at the end."""
    warm_up_tokens: int = 1_000_000
    """Tokens over which the rate rises at the beginning of the run."""
    weight_decay: float = 0.02
    clip: float = 1.0
    """The gradient's norm is held below this."""

    @property
    def folders(self) -> list[str]:
        """All token folders that are trained on, by name."""
        return sorted({name for stage in self.stages for name in stage.shares})


def read(path: Path) -> Run:
    """Read and check a run file; raises RunFileError."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise RunFileError(f"{path} is missing: training/runs has some to begin with") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RunFileError(f"{path} is not TOML: {error}") from error
    try:
        return parse(raw)
    except RunFileError as error:
        raise RunFileError(f"{path}: {error}") from error


def parse(raw: dict[str, Any]) -> Run:
    """Check what was read from a run file."""
    network = raw.get("network")
    if network not in KINDS:
        raise RunFileError(f"network must be one of {', '.join(KINDS)}, not {network!r}")
    stages = raw.get("stages")
    if not isinstance(stages, list) or not stages:
        raise RunFileError("stages is missing: add at least one [[stages]] table")
    checked = [checked_stage(stage, at) for at, stage in enumerate(stages)]
    names = [stage.name for stage in checked]
    if len(set(names)) < len(names):
        raise RunFileError("two stages have the same name: give each its own")
    run = typed(Run, {**raw, "stages": checked}, "")
    try:
        sizes_of(network, run.sizes)
    except SizesError as error:
        raise RunFileError(f"[sizes]: {error}") from error
    if run.keep not in KEEPS:
        raise RunFileError(f"keep must be one of {', '.join(KEEPS)}, not {run.keep!r}")
    above_zero(run, "", "evaluate_tokens", "sample_tokens", "clip")
    return run


def checked_stage(raw: Any, at: int) -> Stage:
    """One stage of a run file."""
    if not isinstance(raw, dict):
        raise RunFileError("stages must be [[stages]] tables")
    where = f"stage {raw.get('name', at + 1)!r}: "
    stage = typed(Stage, {**raw, "shares": raw.get("shares", {})}, where)
    if (stage.minutes is None) == (stage.tokens is None):
        raise RunFileError(f"{where}give either minutes or tokens")
    above_zero(stage, where, "rate", "rows", "length", "minutes", "tokens")
    for key in ("fall", "dropout"):
        if not 0 <= getattr(stage, key) <= (1 if key == "fall" else 0.9):
            raise RunFileError(f"{where}{key} must be between 0 and {1 if key == 'fall' else 0.9}")
    if not stage.shares:
        raise RunFileError(f"{where}shares is missing: write a share for each token folder")
    for name, share in stage.shares.items():
        if not isinstance(share, (int, float)) or not share > 0:
            raise RunFileError(f"{where}the share of {name!r} must be a number above 0, not {share!r}")
    total = sum(stage.shares.values())
    if abs(total - 1) > 0.001:
        raise RunFileError(f"{where}the shares add up to {total:.3f}, not to 1")
    return stage


def typed(kind: type, raw: dict[str, Any], where: str) -> Any:
    """A dataclass of plain values, checked by its annotations."""
    known = {each.name: each for each in fields(kind)}
    for key in raw:
        if key not in known:
            raise RunFileError(f"{where}{key!r} is no key; there are {', '.join(known)}")
    for key, each in known.items():
        if key not in raw:
            if each.default is MISSING and each.default_factory is MISSING:
                raise RunFileError(f"{where}{key!r} is missing")
            continue
        expected = str(each.type).split(" ")[0].split("[")[0]
        allowed = {"str": str, "int": int, "float": (int, float), "dict": dict, "list": list}[expected]
        if not isinstance(raw[key], allowed) or isinstance(raw[key], bool):
            raise RunFileError(f"{where}{key} must be {each.type}, not {raw[key]!r}")
    return kind(**raw)


def above_zero(table: Run | Stage, where: str, *keys: str) -> None:
    """Refuse what must be above 0 and is not."""
    for key in keys:
        value = getattr(table, key)
        if value is not None and not value > 0:
            raise RunFileError(f"{where}{key} must be above 0, not {value}")


def refuse_other_past(old: dict[str, Any], run: Run, reached: int) -> None:
    """Refuse a run file that does not go on with an earlier one, given as plain data.

    Stages before number ``reached`` must be as they were, that one may last longer, those behind
    it may be anything. Network, sizes and seed must be as they were.
    """
    new = asdict(run)
    for key in ("network", "sizes", "seed"):
        if old[key] != new[key]:
            raise RunFileError(
                f"{key} was {old[key]!r} when this run began and is {new[key]!r} now: "
                "give another --out (with --grow-from to go on from these weights)"
            )
    lasting = ("minutes", "tokens")
    for at, before in enumerate(old["stages"][: reached + 1]):
        now = new["stages"][at] if at < len(new["stages"]) else None
        if now is None:
            raise RunFileError(f"stage {before['name']!r} has begun and is gone from the run file")
        for key, value in before.items():
            longer = at == reached and key in lasting and None not in (value, now[key])
            if not (now[key] >= value if longer else now[key] == value):
                raise RunFileError(
                    f"stage {before['name']!r} has begun with {key} = {value!r}, not {now[key]!r}: "
                    "make its time longer or add a stage; nothing else can change"
                )
