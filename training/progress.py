"""What a run shows while it goes on."""

from __future__ import annotations

import sys

from tqdm import tqdm


class LineWriter:
    """Turns a progress bar's carriage returns into lines, for a stderr that is a file."""

    def write(self, text: str) -> None:
        text = text.strip("\r\n ")
        if text:
            sys.stderr.write(f"{text}\n")

    def flush(self) -> None:
        sys.stderr.flush()


def span(seconds: float) -> str:
    """A time as hours and minutes."""
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02d} min" if minutes >= 60 else f"{minutes} min"


class Progress:
    """A line with the stage, tokens a second, losses and the time left."""

    def __init__(self, name: str) -> None:
        reader = sys.stderr.isatty()
        self.bar = tqdm(
            total=1.0, desc=name, bar_format="{desc} {percentage:3.0f}% |{bar:20}|{postfix}",
            file=sys.stderr if reader else LineWriter(), miniters=0,
            mininterval=0.5 if reader else 30,
        )

    def show(
        self, stage: str, done: float, rate: float, left: float, train: float, heldout: float | None
    ) -> None:
        """``done`` is the share of the stage, ``rate`` tokens a second, ``left`` seconds."""
        note = f" {stage}, {rate:.0f} tokens/s, loss {train:.3f}"
        if heldout is not None:
            note += f", held out {heldout:.4f}"
        self.bar.set_postfix_str(f"{note}, {span(left)} left", refresh=False)
        self.bar.n = min(1.0, done)
        self.bar.update(0)

    def close(self) -> None:
        """Leave the last line as it is."""
        self.bar.close()
