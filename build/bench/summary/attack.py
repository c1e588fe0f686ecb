"""An attacker of his own make: everything told as one linear programme, solved by HiGHS. Reads years as JSON, one a line."""
import json
import sys

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix


def systems(releases):
    """What is sure over the whole year; then each day with every guess that happens to be right."""
    yield range(len(releases)), [r["told"] for r in releases]
    for day, release in enumerate(releases):
        told = {}
        for r in releases:
            for cell, (low, high) in r["told"].items():
                now = release["counts"].get(cell)
                if now is not None and low <= now <= high:
                    least, most = told.get(cell, (low, high))
                    told[cell] = (max(low, least), min(high, most))
        yield [day], [told]


def attack(releases, k, enough):
    found = set()
    for days, told in systems(releases):
        days = list(days)
        names = {}
        for d in days:
            for cell in releases[d]["counts"]:
                names[d, cell] = len(names)
        lower, upper = np.zeros(len(names)), np.full(len(names), np.inf)
        eq, eq_values, less = [], [], []
        for at, d in enumerate(days):
            release = releases[d]
            for whole, parts in release["sums"]:
                eq.append([(names[d, whole], -1)] + [(names[d, p], 1) for p in parts])
                eq_values.append(0)
            for cell, (low, high) in told[at].items():
                if (d, cell) in names:
                    lower[names[d, cell]], upper[names[d, cell]] = low, high
            if at:
                before = days[at - 1]
                for cell in release["counts"]:
                    if cell not in release["falling"] and (before, cell) in names:
                        less.append([(names[before, cell], 1), (names[d, cell], -1)])
        matrix = lambda rows: csr_matrix(
            ([a for row in rows for _, a in row], ([i for i, row in enumerate(rows) for _ in row], [j for row in rows for j, _ in row])),
            shape=(len(rows), len(names)),
        )
        fixed = dict(A_eq=matrix(eq), b_eq=np.array(eq_values), bounds=np.column_stack([lower, upper]), method="highs")
        if less:
            fixed |= dict(A_ub=matrix(less), b_ub=np.zeros(len(less)))
        for (d, cell), column in names.items():
            truth = releases[d]["counts"][cell]
            printed = any(r["told"].get(cell, [0, 1])[0] == r["told"].get(cell, [0, 1])[1] for r in releases[: d + 1])
            if not 0 <= truth < k or printed or cell in releases[d]["open"] or (d, cell) in found:
                continue
            cost = np.zeros(len(names))
            cost[column] = 1
            low = linprog(cost, **fixed)
            if low.status != 0 or round(low.fun) < truth:
                continue
            high = linprog(-cost, **fixed)
            if high.status == 0 and round(-high.fun) <= truth:
                found.add((d, cell))
                if len(found) >= enough:
                    return len(found)
    return len(found)


for line in sys.stdin:
    year = json.loads(line)
    print(attack(year["releases"], year["k"], year["enough"]), flush=True)
