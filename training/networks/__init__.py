"""The networks by name: the only place that knows which there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from torch import nn

from data.batch import Batch, Cursors, Reader
from data.heldout import whole_poems
from data.rows import FolderTokens, PackedRows
from data.windows import ShuffledWindows, all_windows
from networks.classic import Classic, ClassicSizes
from networks.deep import Deep, DeepSizes
from networks.transformer import Gpt2, Gpt2Sizes, Llama, LlamaSizes
from networks.verse import Verse, VerseSizes


class SizesError(Exception):
    """Sizes that a network does not have, or that do not fit together."""


@dataclass(frozen=True)
class Kind:
    """A network, its sizes, and how it reads poems."""

    sizes: type
    network: Callable[[Any], nn.Module]
    view: str
    """The view of the token folders that it reads."""
    in_rows: bool
    """Whether it reads rows of whole poems; if not, windows of 20 tokens."""

    def reader(
        self,
        folders: Mapping[str, FolderTokens],
        shares: Mapping[str, float],
        rows: int,
        length: int,
        seed: int,
        cursors: Cursors,
    ) -> Reader:
        """Batches for training."""
        if self.in_rows:
            return PackedRows(folders, shares, rows, length, seed, cursors)
        return ShuffledWindows(folders, shares, rows, seed, cursors)

    def measured(self, folder: FolderTokens) -> Iterator[Batch]:
        """All of a folder in batches, for measuring."""
        return whole_poems(folder, 32) if self.in_rows else all_windows(folder, 1024)


KINDS = {
    "classic": Kind(ClassicSizes, Classic, "classic", in_rows=False),
    "verse": Kind(VerseSizes, Verse, "verse", in_rows=True),
    "deep": Kind(DeepSizes, Deep, "verse", in_rows=True),
    "gpt2": Kind(Gpt2Sizes, Gpt2, "verse", in_rows=True),
    "llama": Kind(LlamaSizes, Llama, "verse", in_rows=True),
}


def sizes_of(name: str, given: Mapping[str, int]) -> Any:
    """The sizes of a network, its defaults where none are given; raises SizesError."""
    known = [field.name for field in fields(KINDS[name].sizes)]
    for size, value in given.items():
        if size not in known:
            raise SizesError(f"{name} has no size {size!r}; it has {', '.join(known)}")
        if type(value) is not int or value < 1:
            raise SizesError(f"{size} must be a whole number above 0, not {value!r}")
    return KINDS[name].sizes(**given)


def build(name: str, sizes: Mapping[str, int]) -> nn.Module:
    """A network with weights of its birth."""
    return KINDS[name].network(sizes_of(name, sizes))


def portable(name: str, model: nn.Module) -> dict[str, Any]:
    """What ``NAME.pt`` holds: the network's name, its sizes and its weights."""
    return {"network": name, "sizes": asdict(model.sizes), "weights": model.state_dict()}


def restore(state: Mapping[str, Any]) -> nn.Module:
    """The network that ``portable`` wrote."""
    model = build(state["network"], state["sizes"])
    model.load_state_dict(state["weights"])
    return model
