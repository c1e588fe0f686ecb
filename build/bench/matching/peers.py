"""SciPy's linear_sum_assignment on one instance, or OR-tools' minimum cost flow: prints JSON.

Arguments: solver, file of int32 costs, rows, columns, file of int32 places and outside prices, runs.
A column with places is repeated; when staying outside has a price, each row gets as many outside columns as there are rows.
"""
import json
import sys
import time

import numpy as np

solver, costs, rows, columns, rest, runs = sys.argv[1:]
rows, columns, runs = int(rows), int(columns), int(runs)
matrix = np.fromfile(costs, dtype=np.int32).reshape(rows, columns)
numbers = np.fromfile(rest, dtype=np.int32)
places, outside = numbers[:columns], numbers[columns:]
forbidden = 2**28
dear = 2**24


def scipy_runs():
    from scipy.optimize import linear_sum_assignment

    wide = np.repeat(matrix, places, axis=1).astype(np.float64)
    wide[wide >= forbidden] = np.inf
    if (outside < dear).any():
        wide = np.hstack([wide, np.repeat(outside[:, None].astype(np.float64), rows, axis=1)])
    times, best = [], None
    for _ in range(runs):
        start = time.perf_counter()
        i, j = linear_sum_assignment(wide)
        times.append((time.perf_counter() - start) * 1000)
        best = wide[i, j].sum()
    return times, best


def ortools_runs():
    from ortools.graph.python import min_cost_flow

    i, j = np.nonzero(matrix < forbidden)
    source, sink = rows + columns, rows + columns + 1
    tails = np.concatenate([np.full(rows, source), i, rows + np.arange(columns), np.arange(rows)])
    heads = np.concatenate([np.arange(rows), rows + j, np.full(columns, sink), np.full(rows, sink)])
    capacities = np.concatenate([np.ones(rows), np.ones(len(i)), places, np.ones(rows)])
    prices = np.concatenate([np.zeros(rows), matrix[i, j], np.zeros(columns), outside])
    times, best = [], None
    for _ in range(runs):
        flow = min_cost_flow.SimpleMinCostFlow()
        flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacities.astype(np.int64), prices.astype(np.int64))
        flow.set_node_supply(source, rows)
        flow.set_node_supply(sink, -rows)
        start = time.perf_counter()
        flow.solve()
        times.append((time.perf_counter() - start) * 1000)
        best = flow.optimal_cost()
    return times, best


times, best = scipy_runs() if solver == "scipy" else ortools_runs()
print(json.dumps({"ms": times, "objective": float(best)}))
