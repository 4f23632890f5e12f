"""The plot of loss and accuracy over a training run."""

from __future__ import annotations

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot as plt  # noqa: E402  (the backend is chosen first)

from checkpoints import write_atomically  # noqa: E402


def draw(history: list[dict[str, float]], folder: Path) -> None:
    """Write ``curves.svg`` and ``curves.png`` from the evaluations of a run, oldest first."""
    samples = [entry["samples"] / 1e6 for entry in history]
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    left.plot(samples, [entry["trainLoss"] for entry in history], label="train (with dropout)")
    left.plot(samples, [entry["testLoss"] for entry in history], label="test")
    left.set(xlabel="million tokens read", ylabel="cross-entropy, nats a token", title="Loss")
    left.legend()
    right.plot(samples, [entry["testAccuracy"] for entry in history], color="tab:orange")
    right.set(xlabel="million tokens read", ylabel="share of tokens", title="Test accuracy")
    for axes in (left, right):
        axes.grid(alpha=0.3)
    for kind in ("svg", "png"):
        write_atomically(
            folder / f"curves.{kind}",
            lambda file, kind=kind: figure.savefig(file, format=kind, dpi=150),
        )
    plt.close(figure)
