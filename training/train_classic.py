"""Train ``classic`` on a folder of token arrays; a second run with the same --out resumes."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

import torch

import checkpoints
from classic import Classic, ClassicSizes
from tokens import TokenFolderError, Windows, read_header, read_tokens
from trainer import Plan, Trainer


def positive(text: str) -> float:
    """An argument that must be a number above zero."""
    value = float(text)
    if not value > 0:
        raise argparse.ArgumentTypeError("must be above 0")
    return value


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("data/classic"), help="token arrays")
    parser.add_argument("--out", type=Path, default=Path("data/classic"), help="what is written")
    parser.add_argument("--minutes", type=positive, default=80, help="training time in all")
    parser.add_argument("--threads", type=int, default=2, help="CPU threads")
    parser.add_argument("--batch", type=int, default=512, help="windows a step")
    parser.add_argument("--rate", type=positive, default=2e-3, help="peak learning rate")
    parser.add_argument("--seed", type=int, default=1, help="seed of weights, order, dropout")
    parser.add_argument(
        "--patience", type=int, default=10, help="evaluations (40 a budget) without a better one"
    )
    parser.add_argument(
        "--device", choices=("auto", "cpu", "cuda"), default="auto", help="where to train"
    )
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Train, evaluate the best weights on the whole test split, write ``classic.pt``."""
    options = parse(arguments)
    torch.manual_seed(options.seed)
    name = options.device
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    device = torch.device(name)
    try:
        header = read_header(options.data)
        train = Windows(read_tokens(header, "train"), header.end_id, device)
        test = Windows(read_tokens(header, "test"), header.end_id, device)
        sizes = ClassicSizes(vocabulary=header.vocabulary_size)
        identity = {
            "sizes": sizes.as_dict(),
            "seed": options.seed,
            "tokenizerSha256": header.tokenizer_sha256,
            "trainSha256": header.splits["train"]["sha256"],
        }
        plan = Plan(
            seconds=options.minutes * 60,
            batch=options.batch,
            rate=options.rate,
            seed=options.seed,
            patience=options.patience,
            threads=options.threads,
        )
        trainer = Trainer(Classic(sizes).to(device), train, test, plan, options.out, identity)
    except (TokenFolderError, checkpoints.CheckpointError) as error:
        print(f"train_classic: {error}", file=sys.stderr)
        return 1

    received: list[int] = []

    def stop(number: int, _frame: object) -> None:
        received.append(number)
        trainer.stop = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    trainer.run()
    if not trainer.finished:
        print("Stopped; the same command goes on from here.", file=sys.stderr)
        return 128 + received[0]

    print(f"Evaluating the best weights on all {len(test)} test tokens.", file=sys.stderr)
    trainer.model.load_state_dict(trainer.best)
    loss, accuracy = trainer.replicas.evaluate(test, torch.arange(len(test)))
    summary = {
        **identity,
        "testTokens": len(test),
        "testLoss": loss,
        "testAccuracy": accuracy,
        "samples": trainer.samples,
        "epochs": round(trainer.samples / len(train), 2),
        "seconds": round(trainer.elapsed),
        "cpuSeconds": round(trainer.cpu),
        "batch": options.batch,
        "rate": options.rate,
        "device": device.type,
        "torch": torch.__version__,
    }
    checkpoints.save(
        options.out / "classic.pt", {"sizes": sizes.as_dict(), "weights": trainer.best}
    )
    checkpoints.save_json(options.out / "training.json", summary)
    print(f"Test accuracy {accuracy:.4f}, loss {loss:.4f} nats a token.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
