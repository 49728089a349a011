"""The forward and backward pass of each cell in float64, from a recorded step alone, as RnnViz computes them."""

from __future__ import annotations

import numpy as np

Arrays = dict[str, np.ndarray]


def gradients(cell: str, arrays: Arrays) -> Arrays:
    """What a recording does not have and gives: h, c, the gradient that reaches each h_t and c_t, those of the weights.

    gamma_h[t] (B, H) is dL/dh_t, direct and through time; gamma_c likewise.
    """
    step = {name: array.astype(np.float64) for name, array in arrays.items() if name != "tokens"}
    rows = len(step["weight_ih"])
    step.setdefault("bias_ih", np.zeros(rows))
    step.setdefault("bias_hh", np.zeros(rows))
    return {"lstm": lstm, "gru": gru}.get(cell, vanilla)(step, cell)


def sigmoid(a: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-a))


def weight_sums(step: Arrays, h: np.ndarray, on_inputs: np.ndarray, on_state: np.ndarray) -> Arrays:
    """Of the gradients of both pre-activations, (T, B, G·H) each."""
    before = np.concatenate([step["h0"][None], h[:-1]])
    return {
        "grad_weight_ih": np.einsum("tbg,tbe->ge", on_inputs, step["x"]),
        "grad_weight_hh": np.einsum("tbg,tbh->gh", on_state, before),
        "grad_bias_ih": on_inputs.sum((0, 1)),
        "grad_bias_hh": on_state.sum((0, 1)),
    }


def vanilla(step: Arrays, cell: str) -> Arrays:
    h, gamma, delta = np.zeros_like(step["h"]), np.zeros_like(step["h"]), np.zeros_like(step["h"])
    state = step["h0"]
    for t, x in enumerate(step["x"]):
        a = x @ step["weight_ih"].T + step["bias_ih"] + state @ step["weight_hh"].T + step["bias_hh"]
        h[t] = state = np.tanh(a) if cell == "rnn_tanh" else np.maximum(a, 0)
    later = 0.0
    for t in reversed(range(len(h))):
        gamma[t] = step["direct_h"][t] + later
        delta[t] = gamma[t] * (1 - h[t] ** 2 if cell == "rnn_tanh" else h[t] > 0)
        later = delta[t] @ step["weight_hh"]
    return {"h": h, "gamma_h": gamma, **weight_sums(step, h, delta, delta)}


def lstm(step: Arrays, _: str) -> Arrays:
    h, c = np.zeros_like(step["h"]), np.zeros_like(step["h"])
    gates, state, cell = [], step["h0"], step["c0"]
    for t, x in enumerate(step["x"]):
        a = x @ step["weight_ih"].T + step["bias_ih"] + state @ step["weight_hh"].T + step["bias_hh"]
        i, f, g, o = np.split(a, 4, axis=1)
        i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
        before, cell = cell, f * cell + i * g
        state = o * np.tanh(cell)
        h[t], c[t] = state, cell
        gates.append((i, f, g, o, before))
    gamma_h, gamma_c, deltas = np.zeros_like(h), np.zeros_like(h), []
    later_h, later_c = 0.0, step["direct_c_n"]
    for t in reversed(range(len(h))):
        i, f, g, o, before = gates[t]
        gamma_h[t] = step["direct_h"][t] + later_h
        squashed = np.tanh(c[t])
        gamma_c[t] = later_c + gamma_h[t] * o * (1 - squashed**2)
        of = gamma_c[t]
        delta = [of * g * i * (1 - i), of * before * f * (1 - f), of * i * (1 - g**2), gamma_h[t] * squashed * o * (1 - o)]
        deltas.insert(0, np.concatenate(delta, axis=1))
        later_h, later_c = deltas[0] @ step["weight_hh"], of * f
    delta = np.stack(deltas)
    return {"h": h, "c": c, "gamma_h": gamma_h, "gamma_c": gamma_c, **weight_sums(step, h, delta, delta)}


def gru(step: Arrays, _: str) -> Arrays:
    h, gates, state = np.zeros_like(step["h"]), [], step["h0"]
    for t, x in enumerate(step["x"]):
        ar, az, an = np.split(x @ step["weight_ih"].T + step["bias_ih"], 3, axis=1)
        sr, sz, sn = np.split(state @ step["weight_hh"].T + step["bias_hh"], 3, axis=1)
        r, z = sigmoid(ar + sr), sigmoid(az + sz)
        n = np.tanh(an + r * sn)
        before, state = state, (1 - z) * n + z * state
        h[t] = state
        gates.append((r, z, n, sn, before))
    gamma, on_inputs, on_state = np.zeros_like(h), [], []
    later = 0.0
    for t in reversed(range(len(h))):
        r, z, n, sn, before = gates[t]
        gamma[t] = step["direct_h"][t] + later
        dn = gamma[t] * (1 - z) * (1 - n**2)
        dz = gamma[t] * (before - n) * z * (1 - z)
        dr = dn * sn * r * (1 - r)
        on_inputs.insert(0, np.concatenate([dr, dz, dn], axis=1))
        on_state.insert(0, np.concatenate([dr, dz, dn * r], axis=1))
        later = on_state[0] @ step["weight_hh"] + gamma[t] * z
    return {"h": h, "gamma_h": gamma, **weight_sums(step, h, np.stack(on_inputs), np.stack(on_state))}
