"""Networks: what they compute does not depend on how, and growth changes nothing."""

from __future__ import annotations

from dataclasses import asdict

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from networks import SizesError, build, portable, sizes_of
from networks.attention import (
    WindowAttention, positions_of, same_poem_before, written_out,
)
from networks.dropout import Dropout, set_dropout
from networks.growth import GrowthError, grow
from networks.recurrent import GruSteps, LstmSteps

SMALL = {
    "vocabulary": 50, "embedding": 16, "heads": 2, "attention": 8, "window": 6, "recurrent": 12,
    "merge": 10,
}
DEEP = {**SMALL, "blocks": 2, "block_heads": 2, "feed_forward": 24}


def trained(network: str, sizes: dict[str, int]) -> nn.Module:
    """A network with no weight left at nothing."""
    torch.manual_seed(5)
    model = build(network, sizes)
    with torch.no_grad():
        for weight in model.parameters():
            weight.add_(0.2 * torch.randn_like(weight))
    return model.eval()


def reading(rows: int = 3, length: int = 20) -> tuple[torch.Tensor, torch.Tensor]:
    """Tokens, and the numbers of poems of 8 tokens."""
    torch.manual_seed(6)
    tokens = torch.randint(5, 50, (rows, length))
    return tokens, (torch.arange(length) // 8).expand(rows, length).contiguous()


@pytest.mark.parametrize(("network", "sizes"), [("verse", SMALL), ("deep", DEEP)])
def test_logits_see_no_later_token_and_attention_no_other_poem(network: str, sizes: dict) -> None:
    model = trained(network, sizes)
    tokens, poem = reading()
    changed = tokens.clone()
    changed[:, 13:] = 7
    assert model(tokens, poem)[:, :13].allclose(model(changed, poem)[:, :13], atol=1e-5)
    with torch.no_grad():  # without the recurrent layers, the first poem leaves no trace
        model.narrow.weight[:, sizes["embedding"] :] = 0
    changed = tokens.clone()
    changed[:, :8] = 7
    assert model(tokens, poem)[:, 8:].allclose(model(changed, poem)[:, 8:], atol=1e-5)


@pytest.mark.parametrize(("network", "sizes"), [("verse", SMALL), ("deep", DEEP)])
def test_the_loss_is_that_of_the_logits_with_its_gradients(network: str, sizes: dict) -> None:
    model = trained(network, sizes)
    tokens, poem = reading()
    targets = tokens.roll(-1, dims=1).masked_fill(poem == 1, -100)
    model.loss(tokens, poem, targets).backward()
    own = {name: weight.grad.clone() for name, weight in model.named_parameters()}
    model.zero_grad()
    loss = F.cross_entropy(model(tokens, poem).flatten(0, 1), targets.flatten(), reduction="sum")
    loss.backward()
    assert loss.item() == pytest.approx(model.loss(tokens, poem, targets).item(), rel=1e-5)
    for name, weight in model.named_parameters():
        torch.testing.assert_close(own[name], weight.grad, atol=1e-4, rtol=1e-4)


def test_recurrent_steps_equal_those_of_pytorch() -> None:
    torch.manual_seed(1)
    lstm, gru = nn.LSTM(5, 7).double(), nn.GRU(5, 7).double()
    x = torch.randn(19, 3, 5, dtype=torch.double, requires_grad=True)

    def both(own: bool) -> list[torch.Tensor]:
        if own:
            one = LstmSteps.apply(
                x, lstm.weight_ih_l0, lstm.weight_hh_l0, lstm.bias_ih_l0 + lstm.bias_hh_l0
            )
            other = GruSteps.apply(
                x, gru.weight_ih_l0, gru.weight_hh_l0, gru.bias_ih_l0, gru.bias_hh_l0
            )
        else:
            one, other = lstm(x)[0], gru(x)[0]
        weights = [x, *lstm.parameters(), *gru.parameters()]
        return [one, other, *torch.autograd.grad(one.sin().sum() + other.square().sum(), weights)]

    for mine, theirs in zip(both(own=True), both(own=False), strict=True):
        torch.testing.assert_close(mine, theirs)


def test_window_attention_equals_a_plain_one() -> None:
    torch.manual_seed(2)
    attention = WindowAttention(16, 2, 8, 6)
    nn.init.normal_(attention.bias)
    x = torch.randn(2, 21, 16)
    poem = (torch.arange(21) // 9).expand(2, 21)
    query, key, value = (
        layer(x).unflatten(-1, (2, 4)).transpose(1, 2)
        for layer in (attention.query, attention.key, attention.value)
    )
    distance = torch.arange(21)[:, None] - torch.arange(21)
    seen = (distance >= 0) & (distance < 6) & (poem[0, :, None] == poem[0])
    scores = query @ key.transpose(-1, -2) / 2 + attention.bias[:, distance.clamp(0, 5)]
    mixed = scores.masked_fill(~seen, float("-inf")).softmax(-1) @ value
    expected = attention.project_out(mixed.transpose(1, 2).flatten(2))
    torch.testing.assert_close(attention(x, poem), expected, atol=1e-5, rtol=1e-5)


def test_attention_on_a_cpu_equals_that_on_a_gpu() -> None:
    torch.manual_seed(3)
    query, key, value = torch.randn(3, 2, 4, 9, 8).unbind(0)
    mask = same_poem_before(torch.tensor([[0] * 5 + [1] * 4, [0] * 9]), torch.float32)
    expected = F.scaled_dot_product_attention(query, key, value, mask)
    torch.testing.assert_close(written_out(query, key, value, mask), expected)


def test_positions_are_counted_within_poems() -> None:
    poem = torch.tensor([[0, 0, 0, 1, 1, -1], [4, 5, 5, 5, 6, 6]])
    assert positions_of(poem).tolist() == [[0, 1, 2, 0, 1, 0], [0, 0, 1, 2, 0, 1]]


def test_dropout_keeps_the_mean_and_follows_its_source() -> None:
    dropout = Dropout().train()
    set_dropout(dropout, 0.25)
    x = torch.ones(200, 201)
    dropout.generator = torch.Generator().manual_seed(1)
    one = dropout(x)
    dropout.generator = torch.Generator().manual_seed(1)
    assert one.equal(dropout(x))
    assert (one == 0).float().mean().item() == pytest.approx(0.25, abs=0.01)
    assert one.mean().item() == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("network", "small", "large"),
    [
        ("verse", SMALL, {**DEEP, "recurrent": 18}),
        ("deep", DEEP, {**DEEP, "blocks": 4, "recurrent": 20, "merge": 14, "feed_forward": 40}),
    ],
)
def test_growth_changes_no_logit(network: str, small: dict, large: dict) -> None:
    before = trained(network, small)
    after = grow(portable(network, before), "deep", large).eval()
    tokens, poem = reading()
    torch.testing.assert_close(after(tokens, poem), before(tokens, poem), atol=1e-4, rtol=0)
    after.train().loss(tokens, poem, tokens).backward()
    for name, weight in after.named_parameters():
        assert weight.grad is not None, name


def test_growth_that_would_change_the_outputs_is_refused() -> None:
    state = portable("verse", trained("verse", SMALL))
    for change, word in (({"embedding": 32}, "stay"), ({"recurrent": 8}, "shrink")):
        with pytest.raises(GrowthError, match=word):
            grow(state, "deep", {**DEEP, **change})
    with pytest.raises(GrowthError, match="cannot grow"):
        grow(portable("classic", build("classic", {})), "deep", DEEP)


def test_unknown_sizes_are_refused() -> None:
    with pytest.raises(SizesError, match="no size 'depth'"):
        sizes_of("deep", {"depth": 3})
    with pytest.raises(SizesError, match="above 0"):
        sizes_of("deep", {"blocks": 0})


@pytest.mark.parametrize(
    ("network", "weights"),
    [("classic", 3_061_760), ("verse", 4_612_140), ("deep", 12_434_476), ("gpt2", 88_530_432)],
)
def test_a_network_has_as_many_weights_as_documented(network: str, weights: int) -> None:
    model = build(network, {})
    count = sum(weight.numel() for weight in model.parameters())
    assert count == weights
    assert asdict(model.sizes)["vocabulary"] == 3500
