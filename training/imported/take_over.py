"""A model of Hugging Face taken over: tokenizer, token folders and the weights that training begins with."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModelForCausalLM, AutoTokenizer

import checkpoints
from data.folders import TokenHeader
from imported import PretrainedError, arrays, vocabulary, weights
from networks import portable


def told(text: str) -> None:
    """Say how far it is."""
    print(text, file=sys.stderr, flush=True)


def load_source(source: str) -> tuple[nn.Module, Any]:
    """Network and tokenizer of a folder or a name; raises PretrainedError."""
    try:
        tokenizer = AutoTokenizer.from_pretrained(source)
        model = AutoModelForCausalLM.from_pretrained(source, dtype=torch.float32)
    except (OSError, ValueError) as error:
        raise PretrainedError(
            f"{source} can't be loaded ({str(error).splitlines()[0]}): give a folder with config.json, "
            "weights and tokenizer, or a name on the hub, for which the machine needs the internet once"
        ) from error
    if not getattr(tokenizer, "is_fast", False):
        raise PretrainedError(f"{source} has no tokenizer.json or what makes one: take a model that has")
    return model, tokenizer


def take_over(
    name: str, headers: dict[str, TokenHeader], trained: list[str], file: Path, tokens: int, out: Path
) -> None:
    """Write tokenizer, token folders and weights of the beginning into ``out``.

    ``name`` is the model's, or its folder; ``trained`` the folders that are trained on; ``file`` the
    tokenizer that they were written with; ``tokens`` how many the vocabulary has at most.

    Raises:
        PretrainedError: it can't be taken over.
        TokenFolderError: the folders have another tokenizer.
    """
    template = arrays.check_tokenizer(file, headers)
    told(f"Loading {name}")
    theirs, tokenizer = load_source(name)
    source = vocabulary.read_source(json.loads(tokenizer.backend_tokenizer.to_str()))
    whole = vocabulary.trimmed(source, vocabulary.letters_of(template))
    words = arrays.Words(template)
    told(f"Vocabulary: {len(source.ids)} tokens, {len(whole.tokens)} of them can be Russian; counting")
    trial = Tokenizer.from_str(json.dumps(vocabulary.file_of(whole, template)))
    counts = arrays.counts_of({each: headers[each] for each in trained}, words, trial)
    kept = vocabulary.shortened(whole, counts, min(tokens, vocabulary.MOST))
    share = sum(counts[token] for token in kept.tokens) / max(1, sum(counts.values()))
    told(f"Kept {len(kept.tokens)} tokens, {share:.2%} of those that the poems have")
    path = out / "tokenizer.json"
    checkpoints.save_json(path, vocabulary.file_of(kept, template), indent=None)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    final = Tokenizer.from_file(str(path))
    for folder, header in headers.items():
        told(f"Writing {folder} anew")
        arrays.rewrite(header, words, final, sha256, out / "arrays" / folder)
    origins = [*special_origins(tokenizer, source), *(kept.origins[token] for token in kept.tokens)]
    family, model = weights.as_ours(theirs, origins)
    checkpoints.save(out / "imported.pt", portable(family, model))


def special_origins(tokenizer: Any, source: vocabulary.Source) -> list[list[int]]:
    """The other vocabulary's tokens whose embeddings our special tokens begin with."""
    end = [number for number in (tokenizer.eos_token_id,) if number is not None]
    begin = [number for number in (tokenizer.bos_token_id,) if number is not None] or end
    line = vocabulary.ids_of("\n", source)
    unknown = [number for number in (tokenizer.unk_token_id,) if number is not None]
    openings = vocabulary.SPECIAL - 5
    return [end, unknown, end, line, line, *[begin] * openings]
