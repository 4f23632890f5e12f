"""A network that others have trained is taken over whole, learns, and is exported; none is downloaded."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import torch

pytest.importorskip("tokenizers")
pytest.importorskip("transformers")

import checkpoints  # noqa: E402
import pretrained  # noqa: E402
from data.folders import read_header, read_tokens  # noqa: E402
from export import transformer  # noqa: E402
from export.graph import store  # noqa: E402
from export.steps import open_session, torch_logits  # noqa: E402
from imported import PretrainedError, vocabulary  # noqa: E402
from networks import build, restore  # noqa: E402
from tiny_pretrained import (  # noqa: E402
    ROOT, TOKENIZER, byte_tokenizer, poem_tokens, texts, write_arrays, write_model,
)
from tokenizers import Tokenizer  # noqa: E402
from transformers import AutoModelForCausalLM  # noqa: E402

TEMPLATE = json.loads(TOKENIZER.read_text(encoding="utf-8"))
RUN = """
network = "gpt2"
heldout = "poems"
warm_up_tokens = 500
evaluate_tokens = 1500
[[stages]]
name = "order"
tokens = {tokens}
rate = 0.01
rows = 8
length = 64
dropout = 0.1
shares = {{ poems = 1.0 }}
"""


def plain(text: str) -> str:
    return text.lower().replace("ё", "е")


def source_of(tokenizer: Tokenizer) -> vocabulary.Source:
    return vocabulary.read_source(json.loads(tokenizer.to_str()))


def words() -> list[str]:
    found = plain(" ".join(texts())).split()
    return sorted({"".join(filter(str.isalpha, word)) for word in found} - {""})


def test_words_keep_the_tokens_that_they_had_and_no_token_is_a_part_of_a_letter() -> None:
    theirs, whole = byte_tokenizer(900, plain), 0
    source = source_of(theirs)
    assert source.in_bytes
    assert any(vocabulary.text_of(token, in_bytes=True) is None for token in source.ids)
    made = vocabulary.trimmed(source, vocabulary.letters_of(TEMPLATE))
    assert all(vocabulary.ours(list(made.letters))(token) or token == "▁" for token in made.tokens)
    ours = Tokenizer.from_str(json.dumps(vocabulary.file_of(made, TEMPLATE)))
    for word in words():
        before = [vocabulary.text_of(token, in_bytes=True) for token in theirs.encode(f" {word}").tokens]
        if None not in before:  # none ends within a letter
            assert ours.encode(word, add_special_tokens=False).tokens == before
            whole += 1
    assert whole > 0.8 * len(words())


def test_a_name_has_the_token_that_it_has_with_a_capital() -> None:
    signs = [*"абкмосв", "▁", "М", "ос", "▁М", "▁Мос", "кв", "ква", "▁Москва"]
    merges = [["о", "с"], ["▁", "М"], ["▁М", "ос"], ["к", "в"], ["кв", "а"], ["▁Мос", "ква"]]
    file = {"model": {"type": "BPE", "vocab": {sign: at for at, sign in enumerate(signs)}, "merges": merges}}
    made = vocabulary.trimmed(vocabulary.read_source(file), vocabulary.letters_of(TEMPLATE))
    assert made.origins["▁москва"] == [signs.index("▁Москва")]
    ours = Tokenizer.from_str(json.dumps(vocabulary.file_of(made, TEMPLATE)))
    assert ours.encode("москва", add_special_tokens=False).tokens == ["▁москва"]
    # A letter that the other vocabulary lacks is there all the same.
    assert "ж" in made.tokens


def test_a_shorter_vocabulary_has_what_its_tokens_are_made_of() -> None:
    made = vocabulary.trimmed(source_of(byte_tokenizer(900)), vocabulary.letters_of(TEMPLATE))
    counts = {token: at for at, token in enumerate(made.tokens)}
    for most in (60, 100, 200):
        short = vocabulary.shortened(made, counts, most)
        assert len(short.tokens) <= most - vocabulary.SPECIAL
        assert {part for pair in short.merges for part in pair} <= set(short.tokens)
        assert set(short.origins) == set(short.tokens)
    assert len(short.tokens) > 180


def test_another_way_to_tokenise_is_refused() -> None:
    with pytest.raises(PretrainedError, match="Unigram"):
        vocabulary.read_source({"model": {"type": "Unigram", "vocab": []}})


@pytest.mark.parametrize("family", ["gpt2", "llama"])
def test_the_network_computes_what_hugging_faces_does(family: str, tmp_path: Path) -> None:
    from imported.weights import as_ours

    theirs = AutoModelForCausalLM.from_pretrained(write_model(tmp_path / "model", family)).eval()
    kept = [*range(0, 600, 3), 7]
    name, ours = as_ours(theirs, [[each] for each in kept])
    assert name == family
    tokens = torch.randint(0, len(kept), (2, 30))
    with torch.inference_mode():
        expected = theirs(torch.tensor(kept)[tokens]).logits[..., kept]
        actual = ours(tokens, torch.zeros_like(tokens, dtype=torch.int32))
    torch.testing.assert_close(actual, expected, atol=1e-3, rtol=1e-3)
    mixed = as_ours(theirs, [[3, 5], []])[1].embedding.weight
    table = theirs.get_input_embeddings().weight
    torch.testing.assert_close(mixed, torch.stack((table[[3, 5]].mean(0), table.mean(0))))


def trained_transformer(family: str) -> torch.nn.Module:
    sizes = {"vocabulary": 50, "embedding": 32, "blocks": 2, "block_heads": 4, "feed_forward": 40}
    more = {"places": 12} if family == "gpt2" else {"key_heads": 2, "width": 8}
    torch.manual_seed(3)
    model = build(family, {**sizes, **more})
    with torch.no_grad():
        for weight in model.parameters():
            weight.add_(0.2 * torch.randn_like(weight))
    return model.eval()


@pytest.mark.parametrize("family", ["gpt2", "llama"])
def test_poems_of_a_row_do_not_see_each_other(family: str) -> None:
    model = trained_transformer(family)
    tokens = torch.randint(5, 50, (2, 18))
    poem = (torch.arange(18) // 6).expand(2, 18)
    with torch.inference_mode():
        together = model(tokens, poem)
        alone = model(tokens[:, 6:12], torch.zeros(2, 6, dtype=torch.int32))
    torch.testing.assert_close(together[:, 6:12], alone, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("family", ["gpt2", "llama"])
def test_reading_at_once_and_in_steps_equals_the_whole(family: str, tmp_path: Path) -> None:
    model = trained_transformer(family)
    poems = np.random.default_rng(1).integers(5, 50, (3, 20))  # longer than GPT-2 has places
    plain = transformer.graph(model)
    store(plain, tmp_path / "step.onnx")
    actual = transformer.run(open_session(tmp_path / "step.onnx"), poems, model)
    np.testing.assert_allclose(actual, torch_logits(model, poems), atol=1e-4)
    store(transformer.quantise(plain), tmp_path / "small.onnx")
    small = transformer.run(open_session(tmp_path / "small.onnx"), poems, model)
    assert 1e-4 < np.abs(small - actual).mean() < 0.2


def test_products_take_each_row_for_itself(tmp_path: Path) -> None:
    model = trained_transformer("gpt2")
    store(transformer.quantise(transformer.graph(model)), tmp_path / "step.onnx")
    session = open_session(tmp_path / "step.onnx")
    one, other = transformer.Text(session), transformer.Text(session)
    together = one.read(np.array([5, 9, 7]))
    np.testing.assert_allclose(together[:1], other.read(np.array([5])), atol=1e-5)


@pytest.fixture
def begun(tmp_path: Path) -> list[str]:
    """Arguments of a run of a few steps."""
    write_arrays(tmp_path / "arrays" / "poems")
    (tmp_path / "run.toml").write_text(RUN.format(tokens=3000))
    write_model(tmp_path / "model")
    return [
        "--from", str(tmp_path / "model"), "--data", str(tmp_path / "arrays"), "--out",
        str(tmp_path / "out"), "--run", str(tmp_path / "run.toml"), "--tokens", "400", "--device", "cpu",
    ]


@pytest.mark.parametrize("lora", [None, 4])
def test_the_whole_way(
    begun: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], lora: int | None
) -> None:
    if lora:
        pytest.importorskip("peft")
    assert pretrained.main([*begun, *(["--lora", str(lora)] if lora else [])]) == 0
    assert "bits a letter" in capsys.readouterr().out
    out = tmp_path / "out"
    tokenizer = Tokenizer.from_file(str(out / "tokenizer.json"))
    assert tokenizer.get_vocab_size() <= 400
    header = read_header(out / "arrays" / "poems")
    expected = [each for text in texts() for each in poem_tokens(text, tokenizer)]
    assert read_tokens(header, "train").tolist() == expected
    history = [json.loads(line) for line in (out / "metrics.jsonl").read_text().splitlines()]
    assert history[-1]["testLoss"] < history[0]["testLoss"]
    begin, end = (checkpoints.load(out / name) for name in ("imported.pt", "gpt2.pt"))
    assert begin["weights"].keys() == end["weights"].keys()
    changed = {name for name, weight in begin["weights"].items() if not weight.equal(end["weights"][name])}
    assert "blocks.0.project_in.weight" in changed
    assert "embedding.weight" in changed
    restore(end)
    told = json.loads((out / "metrics.json").read_text())["heldOut"]
    assert told["bitsPerLetter"] == pytest.approx(
        told["lossPerToken"] * told["tokens"] / told["letters"] / np.log(2)
    )


def test_it_goes_on_where_it_stopped_and_refuses_another_beginning(
    begun: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pretrained.main(begun) == 0
    (tmp_path / "run.toml").write_text(RUN.format(tokens=6000))
    shutil.rmtree(tmp_path / "model")  # not needed any more
    assert pretrained.main(begun) == 0
    state = checkpoints.load(tmp_path / "out" / "checkpoint.pt")["state"]
    assert 6000 <= state["tokens"] < 8000
    assert pretrained.main([*begun, "--lora", "4"]) == 1
    assert "give another --out" in capsys.readouterr().err


def test_what_can_not_be_loaded_is_refused(
    begun: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = [str(tmp_path / "none") if each.endswith("model") else each for each in begun]
    assert pretrained.main(other) == 1
    assert "give a folder with config.json" in capsys.readouterr().err
    assert pretrained.main([*begun, "--tokenizer", str(tmp_path / "run.toml")]) == 1
    assert "was not written with" in capsys.readouterr().err
