"""A tiny GPT-2 and Llama of random weights with a byte-level tokenizer, as Hugging Face stores them; token folders of our own lines."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import GPT2Config, GPT2LMHeadModel, LlamaConfig, LlamaForCausalLM
from transformers import PreTrainedTokenizerFast

ROOT = Path(__file__).parents[2]
TOKENIZER = ROOT / "model-artifacts" / "tokenizer.json"
LINES = ROOT / "test" / "fixtures" / "tiny" / "verse.jsonl"
END, GENRE, BREAKS = 2, 5, (3, 4)


def texts() -> list[str]:
    """Poems of our own."""
    return [json.loads(line)["text"] for line in LINES.read_text(encoding="utf-8").splitlines()]


def byte_tokenizer(size: int, change: Callable[[str], str] = str) -> Tokenizer:
    """GPT-2's way to tokenise, trained on our poems as they are written, or changed."""
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=size, initial_alphabet=alphabet, special_tokens=["<s>", "</s>", "<unk>"],
        show_progress=False,
    )
    made.train_from_iterator(map(change, texts()), trainer)
    return made


def write_model(folder: Path, family: str = "gpt2", size: int = 700) -> Path:
    """A model's folder, as ``save_pretrained`` writes it."""
    inner = byte_tokenizer(size)
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=inner, bos_token="<s>", eos_token="</s>", unk_token="<unk>"
    )
    wrapped.save_pretrained(folder)
    torch.manual_seed(1)
    if family == "gpt2":
        config = GPT2Config(
            vocab_size=inner.get_vocab_size(), n_positions=96, n_embd=48, n_layer=2, n_head=4,
            initializer_range=0.2,
        )
        model = GPT2LMHeadModel(config)
    else:
        config = LlamaConfig(
            vocab_size=inner.get_vocab_size(), hidden_size=48, intermediate_size=80,
            num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, initializer_range=0.2,
        )
        model = LlamaForCausalLM(config)
    with torch.no_grad():
        for weight in model.parameters():  # biases and norms are born as nothing
            weight.add_(0.05 * torch.randn_like(weight))
    model.save_pretrained(folder)
    return folder


def lines_reversed(ids: list[int], spaced: set[int]) -> list[int]:
    """The words of each line in reverse order, as ``reverseLines.ts`` does."""
    made, words = [], []
    for number in [*ids, None]:
        if number is None or number in BREAKS:
            made += [each for word in reversed(words) for each in word]
            words = []
            made += [] if number is None else [number]
        elif not words or number in spaced:
            words.append([number])
        else:
            words[-1].append(number)
    return made


def poem_tokens(text: str, tokenizer: Tokenizer) -> list[int]:
    """A poem as ``npm run corpus:encode -- --view verse`` writes it, for text that is plain Russian."""
    vocabulary = tokenizer.get_vocab()
    spaced = {number for token, number in vocabulary.items() if token.startswith("▁")}
    plain = text.lower().replace("ё", "е")
    ids = tokenizer.encode(plain, add_special_tokens=False).ids
    return [GENRE, *lines_reversed(ids, spaced), END]


def write_arrays(folder: Path) -> Path:
    """A token folder of our poems, with our tokenizer."""
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    folder.mkdir(parents=True)
    poems = texts()
    splits = {}
    for name, own in (("train", poems), ("test", poems[::3])):
        data = np.array([each for text in own for each in poem_tokens(text, tokenizer)], "<u2").tobytes()
        (folder / f"{name}.bin").write_bytes(data)
        splits[name] = {
            "file": f"{name}.bin", "sha256": hashlib.sha256(data).hexdigest(), "tokens": len(data) // 2,
            "poems": len(own), "letters": sum(each.isalpha() for text in own for each in text),
        }
    header = {
        "format": "neural-poet-tokens", "version": 1, "view": "verse",
        "vocabularySize": tokenizer.get_vocab_size(), "padId": 0, "unknownId": 1, "endId": END,
        "lineBreakId": 3, "stanzaBreakId": 4,
        "tokenizerSha256": hashlib.sha256(TOKENIZER.read_bytes()).hexdigest(), "splits": splits,
    }
    (folder / "header.json").write_text(json.dumps(header))
    return folder
