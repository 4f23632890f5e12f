"""Another network's vocabulary, trimmed to what Russian verse and prose need and written as one of ours.

Its byte-pair encoding (Sennrich et al. 2016) may merge bytes. Ours merges letters, so that every
token has letters of its own, and none is a part of one. The merges are those of the other, at the
letters that they join, in the same order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from imported import PretrainedError

SPACE = "▁"
SPECIAL = 12
"""Tokens before the learnt ones, which every tokenizer of ours has (specialTokens.ts)."""
MOST = 2**15 - 1
"""Token ids are 16-bit numbers with a sign where networks are trained."""


@dataclass(frozen=True)
class Source:
    """The other network's byte-pair encoding."""

    ids: dict[str, int]
    ranks: dict[tuple[str, str], int]
    in_bytes: bool
    """Whether its tokens are spelt a sign a byte (GPT-2's way), not a sign a letter."""


@dataclass(frozen=True)
class Vocabulary:
    """Our tokens behind the special ones, in the order of their ids."""

    letters: tuple[str, ...]
    merges: tuple[tuple[str, str], ...]
    origins: Mapping[str, list[int]]
    """Of each token, the other vocabulary's tokens that it comes from."""

    @property
    def tokens(self) -> list[str]:
        """Letters, then what merges make of them; each once."""
        return list(dict.fromkeys((*self.letters, *(left + right for left, right in self.merges))))


def byte_signs() -> list[str]:
    """The sign that stands for each byte in GPT-2's vocabularies: those that can't be seen are moved."""
    seen = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    moved = iter(range(0x100, 0x200))
    return [chr(byte if byte in seen else next(moved)) for byte in range(256)]


SIGNS = byte_signs()
BYTES = {sign: byte for byte, sign in enumerate(SIGNS)}


def read_source(file: Mapping[str, Any]) -> Source:
    """The contents of a ``tokenizer.json``; raises PretrainedError."""
    model = file["model"]
    if model.get("type") != "BPE":
        raise PretrainedError(
            f"its tokenizer is {model.get('type')}, not byte-pair encoding: take a model with BPE"
        )
    pairs = (pair.split(" ") if isinstance(pair, str) else pair for pair in model["merges"])
    ranks: dict[tuple[str, str], int] = {}
    for rank, (left, right) in enumerate(pairs):
        ranks.setdefault((left, right), rank)
    in_bytes = '"ByteLevel"' in json.dumps([file.get("pre_tokenizer"), file.get("decoder")])
    return Source(model["vocab"], ranks, in_bytes)


def merged(units: list[str], ranks: Mapping[tuple[str, str], int]) -> tuple[list[str], dict[int, int]]:
    """Byte-pair encoding of signs; returns the tokens, and the rank of the merge at each joint.

    Joint n is the one before sign n.
    """
    parts = list(enumerate(units))
    joints: dict[int, int] = {}
    while len(parts) > 1:
        known = [
            (ranks[pair], at)
            for at in range(len(parts) - 1)
            if (pair := (parts[at][1], parts[at + 1][1])) in ranks
        ]
        if not known:
            break
        rank, at = min(known)
        joints[parts[at + 1][0]] = rank
        parts[at : at + 2] = [(parts[at][0], parts[at][1] + parts[at + 1][1])]
    return [part for _, part in parts], joints


def text_of(token: str, in_bytes: bool) -> str | None:
    """A token with our sign for the space; None where it ends within a letter, or is none of text."""
    if not in_bytes:
        return token
    try:
        return bytes(BYTES[sign] for sign in token).decode().replace(" ", SPACE)
    except (KeyError, UnicodeDecodeError):
        return None


def spelt(text: str, in_bytes: bool) -> list[str]:
    """A text letter by letter, as the other vocabulary spells them."""
    if not in_bytes:
        return list(text)
    return ["".join(SIGNS[byte] for byte in letter.replace(SPACE, " ").encode()) for letter in text]


def ours(letters: list[str]) -> Callable[[str], bool]:
    """Whether a text may be a token: a word's part, or a mark, either with the space before it."""
    words = "".join(letter for letter in letters if letter.isalpha())
    marks = "".join(re.escape(mark) for mark in letters if not mark.isalpha() and mark != SPACE)
    return re.compile(f"{SPACE}?(?:[{words}]+|[{marks}])").fullmatch


def trimmed(source: Source, letters: list[str]) -> Vocabulary:
    """All of the other vocabulary's tokens that our texts can have.

    ``letters`` are those of our alphabet, the sign for the space among them.
    """
    fits = ours(letters)
    ranked: dict[tuple[str, str], tuple[int, int]] = {}
    origins = {letter: ids_of(letter, source) for letter in letters}
    left_over: list[tuple[int, str]] = []

    def add(text: str, joints: list[int], number: int) -> None:
        """A token of letters, and what it is made of; token ``number`` asks for it."""
        if text in origins:
            return
        rank, at = max((rank, at) for at, rank in enumerate(joints, 1))
        add(text[:at], joints[: at - 1], number)
        add(text[at:], joints[at:], number)
        ranked[text[:at], text[at:]] = (rank, number)
        origins[text] = ids_of(text, source)

    texts = {token: text_of(token, source.in_bytes) for token in source.ids}
    # Shorter tokens first: longer ones are made of them.
    for token, text in sorted(texts.items(), key=lambda each: (len(each[1] or ""), source.ids[each[0]])):
        if text is None or len(text) < 2:
            continue
        number = source.ids[token]
        joints = joints_of(text, source) if fits(text) else None
        if joints is None:
            left_over.append((number, text))
        else:
            add(text, joints, number)
    merges = sorted(ranked, key=lambda pair: ranked[pair])
    add_folded(merges, origins, sorted(left_over), fits)
    return Vocabulary(tuple(letters), tuple(merges), origins)


def joints_of(text: str, source: Source) -> list[int] | None:
    """The rank of the merge between each two letters of a token; None if the text is no token."""
    spelling = spelt(text, source.in_bytes)
    tokens, joints = merged([sign for letter in spelling for sign in letter], source.ranks)
    if len(tokens) != 1:
        return None
    ends = list(accumulate(len(letter) for letter in spelling))
    return [joints[end] for end in ends[:-1]]


def ids_of(text: str, source: Source) -> list[int]:
    """The tokens that a text has in the other vocabulary; none for what it lacks."""
    signs = "".join(spelt(text, source.in_bytes))
    tokens, _ = merged(list(signs), source.ranks)
    return [source.ids[token] for token in tokens if token in source.ids]


def add_folded(
    merges: list[tuple[str, str]],
    origins: dict[str, list[int]],
    left_over: list[tuple[int, str]],
    fits: Callable[[str], bool],
) -> None:
    """Take over tokens with capitals and ё where their small letters have none: names, above all."""
    ranks = {pair: rank for rank, pair in enumerate(merges)}
    for number, text in left_over:
        folded = text.lower().replace("ё", "е")
        if folded in origins or folded == text or not fits(folded):
            continue
        parts, _ = merged(list(folded), ranks)
        if len(parts) == 2:
            pair = (parts[0], parts[1])
            ranks[pair] = len(ranks)
            merges.append(pair)
            origins[folded] = [number]


def shortened(vocabulary: Vocabulary, counts: Mapping[str, int], most: int) -> Vocabulary:
    """The most frequent tokens, and those that they are made of: ``most`` at most, special ones counted."""
    made_of = {left + right: (left, right) for left, right in reversed(vocabulary.merges)}
    kept = set(vocabulary.letters)
    for token in sorted(made_of, key=lambda token: (-counts.get(token, 0), len(token), token)):
        if counts.get(token, 0) == 0:
            break
        needed, waiting = set(), [token]
        while waiting:
            part = waiting.pop()
            if part not in kept and part not in needed:
                needed.add(part)
                waiting.extend(made_of[part])
        if len(kept) + len(needed) <= most - SPECIAL:
            kept |= needed
    merges = tuple(
        (left, right) for left, right in vocabulary.merges if {left, right, left + right} <= kept
    )
    reached = Vocabulary(vocabulary.letters, merges, vocabulary.origins)
    return Vocabulary(
        vocabulary.letters, merges, {token: vocabulary.origins[token] for token in reached.tokens}
    )


def file_of(vocabulary: Vocabulary, template: Mapping[str, Any]) -> dict[str, Any]:
    """The contents of a ``tokenizer.json``, with the special tokens and the rules of ours."""
    special = [token for token, number in template["model"]["vocab"].items() if number < SPECIAL]
    model = {
        **template["model"],
        "vocab": {token: number for number, token in enumerate((*special, *vocabulary.tokens))},
        "merges": [list(pair) for pair in vocabulary.merges],
    }
    return {**template, "model": model}


def letters_of(template: Mapping[str, Any]) -> list[str]:
    """Our alphabet: the single signs of one of our tokenizers."""
    tokens = template["model"]["vocab"].items()
    return sorted(token for token, number in tokens if number >= SPECIAL and len(token) == 1)
