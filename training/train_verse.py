"""Train ``verse`` on a folder of token arrays; a second run with the same --out resumes.

The learning rate rises, stays, and falls to zero over the last part of --minutes, so a run
that was stopped before its fall can be resumed with more minutes. First the poems are read
among the passages of --general, if given; then by themselves; as the rate falls, those of
regular form (rhymed, and true to their metre) twice as often as others.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F
from tqdm import tqdm

import checkpoints
from curves import draw
from replicas import has_bfloat16
from streams import Streams, whole_poems
from tokens import TokenFolderError, read_header, read_regularity, read_tokens
from train_classic import positive
from trainer import LineWriter
from verse import Verse, VerseSizes

WARM_UP = 120.0
"""Seconds over which the learning rate rises."""
EVALUATE_SECONDS = 300
CHECKPOINT_SECONDS = 120
REGULAR = 160
"""Regularity, of 255, of the poems that are read twice as often as the rate falls."""
SAMPLE_TOKENS = 60_000
"""Tokens of the test sample that a run is watched by."""


def learning_rate(peak: float, elapsed: float, seconds: float, fall: float) -> float:
    """Warm-up, a plateau, and a straight fall to zero over the last share ``fall``."""
    rise = min(1.0, 0.01 + elapsed / WARM_UP)
    return peak * min(rise, max(0.0, (seconds - elapsed) / (fall * seconds)))


class Team:
    """Copies of a network that share its weights, each with its own rows and state."""

    def __init__(self, model: Verse, threads: int, rows: int) -> None:
        torch.set_num_threads(1)
        self.models = [model, *(Verse(model.sizes) for _ in range(threads - 1))]
        for copy in self.models[1:]:
            for own, shared in zip(copy.parameters(), model.parameters(), strict=True):
                own.data = shared.data
        for copy in self.models:
            copy.dropout_random = torch.Generator()
        self.mixed = has_bfloat16(torch.device("cpu"))
        self.share = rows // threads
        self.reset()
        self.pool = ThreadPoolExecutor(
            threads, initializer=torch.set_num_threads, initargs=(1,)
        )

    def reset(self) -> None:
        """Forget what was read: the next step begins an epoch."""
        self.carries = [model.start(self.share) for model in self.models]

    def gradients(self, step: tuple[torch.Tensor, ...], seed: int) -> float:
        """Leave the mean gradients of one step in the network's ``grad``; returns the mean loss."""
        count = int((step[2] >= 0).sum())

        def work(at: int) -> float:
            model = self.models[at].train()
            model.zero_grad(set_to_none=True)
            model.dropout_random.manual_seed(seed * len(self.models) + at)
            rows = slice(at * self.share, (at + 1) * self.share)
            inputs, poem, targets = (part[rows] for part in step)
            with torch.autocast(
                "cpu", torch.bfloat16, enabled=self.mixed, cache_enabled=False
            ):
                logits, self.carries[at] = model(inputs, poem, self.carries[at])
            loss = F.cross_entropy(logits.float(), targets.flatten(), reduction="sum") / count
            loss.backward()
            return loss.item()

        loss = sum(self.pool.map(work, range(len(self.models))))
        for copy in self.models[1:]:
            for total, part in zip(self.models[0].parameters(), copy.parameters(), strict=True):
                total.grad.add_(part.grad)
        return loss

    def evaluate(self, batches: list[tuple[torch.Tensor, ...]]) -> tuple[float, float]:
        """Mean cross-entropy (nats a token) and accuracy over whole poems."""
        model = self.models[0].eval()

        @torch.inference_mode()
        def work(batch: tuple[torch.Tensor, ...]) -> torch.Tensor:
            inputs, poem, targets = batch
            logits, _ = model(inputs, poem, model.start(len(inputs)))
            flat = targets.flatten()
            loss = F.cross_entropy(logits, flat, reduction="sum")
            right = ((logits.argmax(dim=1) == flat) & (flat >= 0)).sum()
            return torch.stack((loss.double(), right.double(), (flat >= 0).sum().double()))

        loss, right, count = torch.stack(list(self.pool.map(work, batches))).sum(0).tolist()
        return loss / count, right / count


def share(text: str) -> float:
    """A number from 0 to 1."""
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return value


def mixture(verse: np.ndarray, prose: np.ndarray, end_id: int) -> np.ndarray:
    """Tokens of the poems and of twice as many tokens of prose, evenly drawn from all of it."""
    ends = np.flatnonzero(prose == end_id) + 1
    wanted = min(1.0, 2 * verse.size / prose.size)
    picked = np.diff((np.arange(len(ends) + 1) * wanted).astype(np.int64)) > 0
    sizes = np.diff(ends, prepend=0)
    return np.concatenate((verse, prose[np.repeat(picked, sizes)]))


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("data/verse"), help="token arrays")
    parser.add_argument("--out", type=Path, default=Path("data/verse"), help="what is written")
    parser.add_argument("--general", type=Path, help="token arrays of prose, to be read first")
    parser.add_argument(
        "--general-share", type=share, default=0.35, help="share of --minutes with prose"
    )
    parser.add_argument("--weights", type=Path, help="a verse.pt to go on from, at a new run")
    parser.add_argument("--minutes", type=positive, default=120, help="training time in all")
    parser.add_argument("--fall", type=positive, default=0.3, help="share of falling rate")
    parser.add_argument("--threads", type=int, default=2, help="CPU threads")
    parser.add_argument("--rows", type=int, default=96, help="poems read side by side")
    parser.add_argument("--length", type=int, default=64, help="tokens a row and step")
    parser.add_argument("--rate", type=positive, default=2.5e-3, help="peak learning rate")
    parser.add_argument("--seed", type=int, default=1, help="seed of weights, order, dropout")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Train, evaluate on whole unseen poems, write ``verse.pt``."""
    options = parse(arguments)
    torch.manual_seed(options.seed)
    try:
        header = read_header(options.data)
        sizes = VerseSizes(vocabulary=header.vocabulary_size)
        layout = (header.end_id, options.rows, options.length, sizes.window - 1)
        tokens = read_tokens(header, "train")
        every = Streams(tokens, *layout)
        regular = np.flatnonzero(read_regularity(header) >= REGULAR)
        leaning = Streams(tokens, *layout, np.concatenate((np.arange(len(every.starts)), regular)))
        test_tokens = read_tokens(header, "test")
        first = every
        if options.general:
            general = read_header(options.general)
            if general.tokenizer_sha256 != header.tokenizer_sha256:
                raise TokenFolderError(f"{options.general} was written with another tokenizer")
            prose = read_tokens(general, "train")
            first = Streams(mixture(tokens, prose, header.end_id), *layout)
    except TokenFolderError as error:
        print(f"train_verse: {error}", file=sys.stderr)
        return 1
    ends = (test_tokens == header.end_id).nonzero()[0]
    cut = ends[ends < SAMPLE_TOKENS][-1] + 1 if ends[0] < SAMPLE_TOKENS else ends[0] + 1
    sample = list(whole_poems(test_tokens[:cut], header.end_id, sizes.window, 256, 32))

    model = Verse(sizes)
    stages = {"general": first, "every": every, "leaning": leaning}
    seconds = options.minutes * 60

    def stage_at(elapsed: float) -> str:
        if elapsed >= (1 - options.fall) * seconds:
            return "leaning"
        return "general" if first is not every and elapsed < general_seconds else "every"

    general_seconds = options.general_share * seconds
    team = Team(model, options.threads, options.rows)
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=options.rate, betas=(0.9, 0.98), weight_decay=0.02, fused=True
    )
    identity = {
        "sizes": sizes.as_dict(),
        "seed": options.seed,
        "tokenizerSha256": header.tokenizer_sha256,
    }
    epoch, position, tokens, elapsed, history = 1, 0, 0, 0.0, []
    stage = stage_at(0)
    path = options.out / "checkpoint.pt"
    begun = path.exists()
    if begun or options.weights:
        try:
            state = checkpoints.load(path if begun else options.weights)
            if begun and state["identity"] != identity:
                raise checkpoints.CheckpointError(
                    f"{path} was trained with other sizes, seed or tokenizer: "
                    "give another --out, or delete it"
                )
        except checkpoints.CheckpointError as error:
            print(f"train_verse: {error}", file=sys.stderr)
            return 1
    if begun:
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        epoch, position, tokens = state["epoch"], state["position"], state["tokens"]
        elapsed, history = state["elapsed"], state["history"]
        stage = state["stage"]
    elif options.weights:
        model.load_state_dict(state["weights"])

    def save() -> None:
        checkpoints.save(
            path,
            {
                "identity": identity,
                "model": model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "epoch": epoch,
                "position": position,
                "tokens": tokens,
                "elapsed": elapsed,
                "history": history,
                "stage": stage,
            },
        )

    received: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _frame: received.append(number))

    reader = sys.stderr.isatty()
    bar = tqdm(
        total=round(seconds), initial=round(elapsed), desc="verse",
        bar_format="{desc} {percentage:3.0f}% |{bar:20}| {n:.0f}/{total} s{postfix}",
        file=sys.stderr if reader else LineWriter(), mininterval=0.5 if reader else 30,
    )
    data = stages[stage].epoch(options.seed, epoch)
    last, saved = time.perf_counter(), elapsed
    losses, steps = 0.0, 0
    while elapsed < seconds and not received:
        due = stage_at(elapsed)
        if due != stage or position >= stages[stage].steps:
            stage, epoch, position = due, epoch + 1, 0
            data = stages[stage].epoch(options.seed, epoch)
            team.reset()
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(options.rate, elapsed, seconds, options.fall)
        losses += team.gradients(stages[stage].step(data, position), options.seed + tokens)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        steps += 1
        position += 1
        tokens += options.rows * options.length
        now = time.perf_counter()
        before, elapsed, last = elapsed, elapsed + now - last, now
        if elapsed // EVALUATE_SECONDS > before // EVALUATE_SECONDS or elapsed >= seconds:
            loss, accuracy = team.evaluate(sample)
            history.append(
                {
                    "elapsed": round(elapsed, 1),
                    "samples": tokens,
                    "trainLoss": losses / steps,
                    "testLoss": loss,
                    "testAccuracy": accuracy,
                }
            )
            draw(history, options.out, "tokens")
            losses, steps = 0.0, 0
        if elapsed - saved >= CHECKPOINT_SECONDS:
            save()
            saved = elapsed
        note = f" {stage}, epoch {epoch}, {tokens / elapsed:.0f} tokens/s"
        if steps:
            note += f", train {losses / steps:.3f}"
        if history:
            note += f", test {history[-1]['testLoss']:.3f}"
        bar.set_postfix_str(note, refresh=False)
        bar.update(min(elapsed, bar.total) - bar.n)
    bar.close()
    save()
    if received:
        print("Stopped; the same command goes on from here.", file=sys.stderr)
        return 128 + received[0]

    print("Evaluating on all whole test poems.", file=sys.stderr)
    loss, accuracy = team.evaluate(
        list(whole_poems(test_tokens, header.end_id, sizes.window, 512, 32))
    )
    summary = {
        **identity,
        "trainSha256": header.splits["train"]["sha256"],
        "testLoss": loss,
        "testAccuracy": accuracy,
        "tokens": tokens,
        "generalSha256": general.splits["train"]["sha256"] if options.general else None,
        "regularPoems": len(regular),
        "seconds": round(elapsed),
        "rows": options.rows,
        "length": options.length,
        "rate": options.rate,
        "torch": torch.__version__,
    }
    checkpoints.save(
        options.out / "verse.pt", {"sizes": sizes.as_dict(), "weights": model.state_dict()}
    )
    checkpoints.save_json(options.out / "training.json", summary)
    print(json.dumps({"testLoss": loss, "testAccuracy": accuracy}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
