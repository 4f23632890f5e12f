"""Pieces packed into rows with little waste."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.pieces import Pieces

CHUNK = 8192
"""Pieces packed together: rows mix poems from all over an epoch, and few places stay empty."""
LEAST = 24
"""A row with less room than this is full."""


@dataclass(frozen=True)
class Packed:
    """An epoch's rows. ``order`` numbers the pieces row after row, ``bounds`` [rows + 1] each row's."""

    pieces: Pieces
    order: np.ndarray
    bounds: np.ndarray


def pack(pieces: Pieces, breaks: np.ndarray, length: int, random: np.random.Generator) -> Packed:
    """All pieces in random order, in rows of ``length`` tokens in random order.

    ``breaks`` are the array's ``line_ends``. Pieces are placed whole, from the
    longest on; where much room stays empty, those of the emptiest rows are cut at line breaks and
    fill the others.
    """
    order = random.permutation(len(pieces.start))
    rows: list[list[int]] = []
    parts: list[tuple[int, int, int]] = []
    sizes = pieces.sizes
    for begin in range(0, len(order), CHUNK):
        placed = best_fit(order[begin : begin + CHUNK], sizes, length)
        rows += filled(placed, pieces, parts, breaks, length)
    cuts = np.array(parts, dtype=np.int64).reshape(-1, 3)
    extended = pieces.with_cuts(cuts[:, 0], cuts[:, 1], cuts[:, 2])
    shuffled = [rows[at] for at in random.permutation(len(rows))]
    bounds = np.cumsum([0, *(len(row) for row in shuffled)])
    return Packed(extended, np.concatenate([np.array(row) for row in shuffled]), bounds)


def best_fit(chosen: np.ndarray, sizes: np.ndarray, length: int) -> list[list[int]]:
    """Rows of pieces: each, from the longest on, goes where it leaves least room."""
    rows: list[list[int]] = []
    by_room: list[list[int]] = [[] for _ in range(length + 1)]
    rooms = 0  # bit r is set where some row has room for r tokens
    for piece in chosen[np.argsort(-sizes[chosen], kind="stable")].tolist():
        size = int(sizes[piece])
        fitting = rooms >> size
        if fitting:
            room = size + (fitting & -fitting).bit_length() - 1
            row = by_room[room].pop()
            if not by_room[room]:
                rooms ^= 1 << room
        else:
            room, row = length, len(rows)
            rows.append([])
        rows[row].append(piece)
        if room > size:
            by_room[room - size].append(row)
            rooms |= 1 << (room - size)
    return rows


def filled(
    rows: list[list[int]],
    pieces: Pieces,
    parts: list[tuple[int, int, int]],
    breaks: np.ndarray,
    length: int,
) -> list[list[int]]:
    """The same rows with the emptiest ones' pieces cut up to fill the others.

    The cuts (piece, start, end) are appended to ``parts`` and numbered behind all whole pieces.
    """
    sizes, whole = pieces.sizes, len(pieces.start)
    room = np.array([length - sizes[row].sum() for row in rows])
    emptiest = np.argsort(-room, kind="stable")
    used, free = length - room[emptiest], np.where(room[emptiest] >= LEAST, room[emptiest], 0)
    # Dissolve so many rows as the room in the others holds.
    dissolved = int((np.cumsum(used) <= free.sum() - np.cumsum(free)).sum())
    takers = iter(emptiest[dissolved:].tolist())
    taker, left = next(takers, None), 0
    if taker is not None:
        left = int(room[taker])
    rest: list[int] = []
    for piece in (piece for row in emptiest[:dissolved].tolist() for piece in rows[row]):
        at, end, lead = (int(each[piece]) for each in (pieces.start, pieces.end, pieces.lead))
        while at < end and taker is not None:
            to = min(end, at + left - lead)
            if to < end:
                to = int(breaks[np.searchsorted(breaks, to, side="right") - 1])
            if left < LEAST or to <= at:
                taker = next(takers, None)
                left = int(room[taker]) if taker is not None else 0
                continue
            rows[taker].append(whole + len(parts))
            parts.append((piece, at, to))
            left -= lead + to - at
            at = to
        if at < end:
            rest.append(whole + len(parts))
            parts.append((piece, at, end))
    lasting = [rows[at] for at in sorted(emptiest[dissolved:].tolist())]
    if rest:
        remaining = np.array([parts[each - whole] for each in rest])
        by_number = np.zeros(whole + len(parts), dtype=np.int64)
        by_number[rest] = pieces.lead[remaining[:, 0]] + remaining[:, 2] - remaining[:, 1]
        lasting += best_fit(np.array(rest), by_number, length)
    return lasting
