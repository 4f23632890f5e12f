"""Poems cut into pieces that fit a row."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.folders import TokenHeader

FIRST_LEARNT = 12
"""The lowest id of a learnt token: those between the breaks and it open poems (specialTokens.ts)."""


@dataclass(frozen=True)
class Pieces:
    """Where each piece lies in the token array; all int64 [pieces]."""

    opening: np.ndarray
    """Where the poem's opening tokens begin."""
    lead: np.ndarray
    """How many opening tokens there are: genre, and whether it lacks punctuation."""
    start: np.ndarray
    """Where the piece begins, behind the opening."""
    end: np.ndarray
    first: np.ndarray
    """Whether the piece begins its poem, bool [pieces]."""

    @property
    def sizes(self) -> np.ndarray:
        """Tokens of each piece, its opening included."""
        return self.lead + self.end - self.start

    def with_cuts(self, piece: np.ndarray, start: np.ndarray, end: np.ndarray) -> Pieces:
        """These pieces and, behind them, parts of some of them."""
        return Pieces(
            opening=np.concatenate((self.opening, self.opening[piece])),
            lead=np.concatenate((self.lead, self.lead[piece])),
            start=np.concatenate((self.start, start)),
            end=np.concatenate((self.end, end)),
            first=np.concatenate((self.first, self.first[piece] & (start == self.start[piece]))),
        )


def line_ends(tokens: np.ndarray, header: TokenHeader) -> np.ndarray:
    """Where lines end: 0 and the places behind their breaks, int64, in order."""
    ids = (header.line_break_id, header.stanza_break_id, header.end_id)
    return np.concatenate(([0], np.flatnonzero(np.isin(tokens, ids)) + 1))


def cut(tokens: np.ndarray, header: TokenHeader, length: int) -> Pieces:
    """The poems of an array, those of more than ``length`` tokens in pieces cut at line breaks.

    Every piece has the poem's opening tokens before it.
    """
    ends = np.flatnonzero(tokens == header.end_id) + 1
    starts = np.concatenate(([0], ends[:-1]))
    lead = openings(tokens, starts, ends, header)
    long = np.flatnonzero(ends - starts > length)
    breaks = line_ends(tokens, header)
    parts = []
    for poem in long:
        at, room = starts[poem] + lead[poem], length - lead[poem]
        if room < 1:
            raise ValueError(f"rows of {length} tokens are too short for a poem's opening")
        while at < ends[poem]:
            to = ends[poem]
            if to - at > room:
                last = breaks[np.searchsorted(breaks, at + room, side="right") - 1]
                to = last if last > at else at + room
            parts.append((poem, at, to))
            at = to
    cuts = np.array(parts, dtype=np.int64).reshape(-1, 3)
    short = np.flatnonzero(ends - starts <= length)
    poem = np.concatenate((short, cuts[:, 0]))
    start = np.concatenate(((starts + lead)[short], cuts[:, 1]))
    return Pieces(
        opening=starts[poem],
        lead=lead[poem],
        start=start,
        end=np.concatenate((ends[short], cuts[:, 2])),
        first=start == (starts + lead)[poem],
    )


def openings(
    tokens: np.ndarray, starts: np.ndarray, ends: np.ndarray, header: TokenHeader
) -> np.ndarray:
    """How many opening tokens each poem begins with."""
    lead = np.zeros(len(starts), dtype=np.int64)
    growing = np.ones(len(starts), dtype=bool)
    while growing.any():
        at = np.minimum(starts + lead, ends - 1)
        growing &= (tokens[at] > header.stanza_break_id) & (tokens[at] < FIRST_LEARNT)
        lead += growing
    return lead
