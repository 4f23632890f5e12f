"""Token folders written anew with another tokenizer: the same poems, the same split, the same order of words."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

import checkpoints
from data.folders import TokenFolderError, TokenHeader, read_header, read_tokens
from imported.vocabulary import SPACE, SPECIAL

SPLITS = ("train", "test")


class Words:
    """Cuts token arrays of one of our tokenizers into words, each with the marks behind it."""

    def __init__(self, file: Mapping[str, Any]) -> None:
        """``file`` is the contents of the ``tokenizer.json`` that the arrays were written with."""
        self.pieces = {number: piece for piece, number in file["model"]["vocab"].items()}
        unknown = file["model"]["vocab"][file["model"]["unk_token"]]
        self.alone = np.zeros(2**16, dtype=bool)
        self.alone[:SPECIAL] = True
        self.alone[unknown] = False
        self.starts = self.alone.copy()
        self.starts[[number for number, piece in self.pieces.items() if piece.startswith(SPACE)]] = True

    def cut(self, tokens: np.ndarray) -> Iterator[bytes]:
        """The words of an array of uint16, as bytes of it; a break, an opening or an end is one of its own."""
        begins = self.starts[tokens]
        begins[1:] |= self.alone[tokens[:-1]]
        data = tokens.astype("<u2").tobytes()
        bounds = [*(2 * np.flatnonzero(begins)).tolist(), len(data)]
        return (data[start:end] for start, end in pairwise(bounds))

    def text(self, word: bytes) -> str | None:
        """A word's text without the space before it; None for a break, an opening or an end."""
        numbers = np.frombuffer(word, dtype="<u2").tolist()
        if self.alone[numbers[0]]:
            return None
        return "".join(self.pieces[number] for number in numbers).removeprefix(SPACE).replace(SPACE, " ")


def check_tokenizer(path: Path, headers: Mapping[str, TokenHeader]) -> dict[str, Any]:
    """The contents of the ``tokenizer.json`` that token folders were written with; raises TokenFolderError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise TokenFolderError(f"{path} is missing: give the arrays' --tokenizer") from error
    for header in headers.values():
        if header.tokenizer_sha256 != hashlib.sha256(data).hexdigest():
            raise TokenFolderError(
                f"{header.folder} was not written with {path}: give --tokenizer the file that it was"
            )
    return json.loads(data)


def counts_of(headers: Mapping[str, TokenHeader], words: Words, tokenizer: Tokenizer) -> Counter[str]:
    """How often each token of a tokenizer stands in the training splits of token folders."""
    found: Counter[bytes] = Counter()
    for header in headers.values():
        found.update(words.cut(read_tokens(header, "train")))
    counts: Counter[str] = Counter()
    for word, count in found.items():
        text = words.text(word)
        if text is not None:
            for token in tokenizer.encode(text, add_special_tokens=False).tokens:
                counts[token] += count
    return counts


def rewrite(header: TokenHeader, words: Words, tokenizer: Tokenizer, sha256: str, out: Path) -> None:
    """Write a token folder anew with ``tokenizer``, whose file has the given SHA-256."""
    known: dict[bytes, bytes] = {}

    def encoded(word: bytes) -> bytes:
        if word not in known:
            text = words.text(word)
            ids = None if text is None else tokenizer.encode(text, add_special_tokens=False).ids
            known[word] = word if ids is None else np.array(ids, dtype="<u2").tobytes()
        return known[word]

    splits = {}
    for split in SPLITS:
        data = b"".join(map(encoded, words.cut(read_tokens(header, split))))
        before = header.splits[split]
        checkpoints.write_atomically(out / f"{split}.bin", lambda file, data=data: file.write(data))
        splits[split] = {
            "file": f"{split}.bin",
            "sha256": hashlib.sha256(data).hexdigest(),
            "tokens": len(data) // 2,
            **{key: before[key] for key in ("poems", "letters") if key in before},
        }
    # The header comes last: a folder that has one is whole.
    raw = json.loads((header.folder / "header.json").read_text(encoding="utf-8"))
    vocabulary = {"vocabularySize": tokenizer.get_vocab_size(), "tokenizerSha256": sha256}
    checkpoints.save_json(out / "header.json", {**raw, **vocabulary, "splits": splits})
    read_header(out)
