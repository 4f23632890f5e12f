"""Teach a language model that others have trained to write verse from its lines' ends, and export it.

It takes the model over (GPT-2's and Llama's families), trims its vocabulary to Russian verse and
prose, writes the token folders anew in it, trains as the run file says and exports. The same
command again goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from dataclasses import replace
from pathlib import Path

import torch

import checkpoints
import run_file
import train
from data.folders import TokenFolderError, read_headers
from export import steps, transformer
from export.graph import ParityError
from export_network import poems_of
from imported import PretrainedError
from memory import keep_freed_memory
from networks import SizesError, portable, restore

HERE = Path(__file__).parent
STAGES = HERE / "runs" / "pretrained.toml"
TOKENIZER = HERE.parent / "model-artifacts" / "tokenizer.json"
USUAL_TOKENS = 16_384


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument(
        "--from", dest="source", required=True, metavar="FOLDER_OR_NAME",
        help="a folder of Hugging Face's transformers (config.json, weights, tokenizer), or a name on their hub",
    )
    parser.add_argument(
        "--data", type=Path, required=True,
        help="token folders with the view verse (npm run corpus:encode -- --view verse)",
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for what is written")
    parser.add_argument("--run", type=Path, default=STAGES, help="run file: stages, folders, held-out folder")
    parser.add_argument(
        "--tokens", type=int, default=USUAL_TOKENS, help="tokens that the vocabulary keeps, at most"
    )
    parser.add_argument(
        "--lora", type=int, metavar="RANK",
        help="train adapters of this rank (needs peft) instead of all weights: less memory, less learnt",
    )
    parser.add_argument(
        "--tokenizer", type=Path, default=TOKENIZER, help="the tokenizer.json that the token folders have"
    )
    parser.add_argument(
        "--device", choices=("auto", "cpu", "cuda"), default="auto", help="where to train"
    )
    return parser.parse_args(arguments)


def prepare(options: argparse.Namespace) -> train.Trainer:
    """Everything up to the first step of training."""
    run = run_file.read(options.run)
    asked = {"source": options.source, "tokens": options.tokens, "lora": options.lora}
    headers = read_headers(options.data, [*run.folders, run.heldout])
    asked["data"] = {name: header.splits["train"]["sha256"] for name, header in headers.items()}
    record = options.out / "imported.json"
    if record.exists():
        before = json.loads(record.read_text(encoding="utf-8"))
        for key, value in asked.items():
            if before[key] != value:
                raise PretrainedError(
                    f"{options.out} was begun with {key} = {before[key]!r}, not {value!r}: give another --out"
                )
    else:
        # transformers and tokenizers, which this imports, are needed for the beginning alone.
        from imported.take_over import take_over

        take_over(options.source, headers, run.folders, options.tokenizer, options.tokens, options.out)
        checkpoints.save_json(record, asked)
    state = checkpoints.load(options.out / "imported.pt")
    torch.manual_seed(run.seed)
    model = restore(state)
    run = replace(run, network=state["network"], sizes=state["sizes"])
    if options.lora:
        from imported import adapters

        model = adapters.add(model, options.lora)
    folders = train.read_folders(run, options.out / "arrays")
    return train.make_trainer(run, model, folders, options.out, options.device)


def finish(trainer: train.Trainer, options: argparse.Namespace) -> str:
    """Measure, merge, write weights and figures, export; returns what to tell."""
    summary = trainer.finish()
    network, heldout = trainer.spec.network, trainer.heldout[0].splits["test"]
    guessed = int(heldout["tokens"]) - int(heldout["poems"])
    bits = summary["testLoss"] * guessed / int(heldout["letters"]) / math.log(2)
    model = trainer.model.cpu().eval()
    if options.lora:
        from imported import adapters

        model = adapters.merge(model)
        checkpoints.save(options.out / f"{network}.pt", portable(network, model))
    measured = {"poems": heldout["poems"], "tokens": guessed, "letters": heldout["letters"]}
    figures = {"lossPerToken": summary["testLoss"], "bitsPerLetter": bits, "accuracy": summary["testAccuracy"]}
    checkpoints.save_json(options.out / "metrics.json", {"heldOut": {**measured, **figures}})
    exported = steps.export(
        network, model, transformer, poems_of(options.out / "arrays" / trainer.spec.heldout), options.out
    )
    return (
        f"Held out: {bits:.3f} bits a letter, loss {summary['testLoss']:.4f} nats a token.\n{exported}\n"
        "Next: npm run artifacts:publish -- --model pretrained --kind transformer "
        f"--onnx {options.out}/{network}.onnx --tokenizer {options.out}/tokenizer.json "
        f"--metrics {options.out}/metrics.json --training {options.out}/training.json"
    )


def main(arguments: list[str] | None = None) -> int:
    """Take over, train, export."""
    options = parse(arguments)
    keep_freed_memory()
    try:
        trainer = prepare(options)
        stopped = train.train_to_the_end(trainer)
        if stopped:
            return stopped
        print(finish(trainer, options))
    except ImportError as error:
        print(f"pretrained: {error}: pip install -r training/requirements-pretrained.txt", file=sys.stderr)
        return 1
    except (
        PretrainedError, run_file.RunFileError, TokenFolderError, checkpoints.CheckpointError,
        ParityError, SizesError,
    ) as error:
        print(f"pretrained: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
