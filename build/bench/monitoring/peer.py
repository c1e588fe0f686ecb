"""The same figures by SciPy and NumPy: reads a JSON list of questions from standard input, prints a JSON list of answers."""
import json
import sys

import numpy as np
import scipy
from scipy import stats

NORMAL = "asymptotic" if tuple(map(int, scipy.__version__.split(".")[:2])) >= (1, 15) else "approx"


def every_sign(diffs):
    """Two-sided p of the signed-rank sum over all assignments of signs, drawn up one by one."""
    ranks = stats.rankdata(np.abs(diffs))
    plus = ranks[diffs > 0].sum()
    signs = (np.arange(2 ** len(ranks))[:, None] >> np.arange(len(ranks))) & 1
    sums = signs @ ranks
    return min(1.0, 2 * min((sums <= plus + 1e-9).mean(), (sums >= plus - 1e-9).mean()))


def signed_rank(diffs):
    moved = diffs[diffs != 0]
    if not len(moved):
        return {"p": 1.0, "effect": None}
    ranks = stats.rankdata(np.abs(moved))
    plus, minus = ranks[moved > 0].sum(), ranks[moved < 0].sum()
    ties = len(np.unique(np.abs(moved))) < len(moved)
    if len(moved) > 60:
        p = stats.wilcoxon(moved, correction=True, method=NORMAL).pvalue
    elif not ties:
        p = stats.wilcoxon(moved, method="exact").pvalue
    elif len(moved) <= 14:
        p = every_sign(moved)
    else:
        p = None
    return {"p": p, "effect": (plus - minus) / (plus + minus)}


def estimate(diffs):
    n = len(diffs)
    walsh = np.sort([(diffs[i] + diffs[j]) / 2 for i in range(n) for j in range(i, n)])
    counts = np.array([1.0])
    for rank in range(1, n + 1):
        step = np.zeros(rank + 1)
        step[0] = step[rank] = 0.5
        counts = np.convolve(counts, step)
    cut = int(np.searchsorted(np.cumsum(counts), 0.025, side="right"))
    interval = [walsh[cut - 1], walsh[len(walsh) - cut]] if cut else None
    return {"value": float(np.median(walsh)), "interval": interval}


def spread(diffs):
    n = len(diffs)
    if n < 2 or np.std(diffs) < 1e-9:
        return None
    dz = diffs.mean() / diffs.std(ddof=1)
    return {"dz": dz, "g": dz * (1 - 3 / (4 * (n - 1) - 1))}


def holm(ps):
    order = np.argsort(ps, kind="stable")
    raised = np.maximum.accumulate(np.array(ps)[order] * (len(ps) - np.arange(len(ps))))
    out = np.empty(len(ps))
    out[order] = np.minimum(raised, 1)
    return out.tolist()


def answer(question):
    kind = question["kind"]
    if kind == "paired":
        diffs = np.array(question["diffs"], dtype=float)
        return {**signed_rank(diffs), "estimate": estimate(diffs), "spread": spread(diffs)}
    if kind == "share":
        test = stats.binomtest(question["yes"], question["of"])
        low, high = test.proportion_ci(method="wilson")
        return {"low": low, "high": high}
    if kind == "changed":
        gained, lost = question["gained"], question["lost"]
        return {"p": stats.binomtest(gained, gained + lost).pvalue}
    return {"ps": holm(question["ps"])}


print(json.dumps([answer(question) for question in json.load(sys.stdin)]))
