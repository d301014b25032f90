#!/usr/bin/env python3
"""Tries to read off what suppression hides, in thousands of tables, without knowing how it works.

SPDX-License-Identifier: GPL-3.0-or-later

Whoever reads a table knows that every row and column comes to its total, that counts are whole and
that what is hidden is not 0. How much a hidden count can differ under all of that is a question of
flow: each count is a pipe between its row and its column, and going round a ring of hidden counts
changes nothing that is shown. So the answers here are exact.
"""

import collections
import itertools
import random
import subprocess
import sys
import unittest

PROGRAM = sys.argv.pop(1)
SEED = 20261122
ENDLESS = 10**9


def with_totals(rows):
    rows = [row + [sum(row)] for row in rows]
    return rows + [[sum(column) for column in zip(*rows)]]


def suppress(tables):
    """Each (below, rows of counts) as a table of counts and None for what is not shown."""
    lines = [" ".join(map(str, [below, len(rows), len(rows[0])] + [n for row in rows for n in row]))
             for below, rows in tables]
    text = subprocess.run([PROGRAM], input="\n".join(lines) + "\n", capture_output=True, text=True,
                          check=True).stdout
    return [[[None if word == "*" else int(word) for word in row.replace("|", " ").split()]
             for row in line.split(" / ")] for line in text.splitlines()]


class Reader:
    """Somebody with the true counts in mind, who asks how else the hidden ones could be."""

    def __init__(self, counts, hidden):
        self.counts = counts
        self.hidden = hidden
        self.last_row, self.last_column = len(counts) - 1, len(counts[0]) - 1

    def pipe(self, cell):
        """From which sum to which a count goes. Totals go the other way."""
        row, column = ("row", cell[0]), ("column", cell[1])
        return (row, column) if (cell[0] == self.last_row) != (cell[1] == self.last_column) else (column, row)

    def flow(self, start, end, wanted, without):
        """How much, up to `wanted`, can go from one sum to the other."""
        room = collections.defaultdict(lambda: collections.defaultdict(int))
        for cell in self.hidden:
            if cell != without:
                come, go = self.pipe(cell)
                room[come][go] += ENDLESS
                room[go][come] += self.counts[cell[0]][cell[1]] - 1
        total = 0
        while total < wanted:
            came_from, waiting = {start: None}, collections.deque([start])
            while waiting and end not in came_from:
                here = waiting.popleft()
                for there, capacity in room[here].items():
                    if capacity > 0 and there not in came_from:
                        came_from[there] = here
                        waiting.append(there)
            if end not in came_from:
                return total
            path, here = [], end
            while came_from[here] is not None:
                path.append((came_from[here], here))
                here = came_from[here]
            amount = min([wanted - total] + [room[a][b] for a, b in path])
            for a, b in path:
                room[a][b] -= amount
                room[b][a] += amount
            total += amount
        return total

    def most(self, cell, wanted):
        value = self.counts[cell[0]][cell[1]]
        come, go = self.pipe(cell)
        return value + self.flow(go, come, max(wanted - value, 0), cell)

    def least(self, cell):
        value = self.counts[cell[0]][cell[1]]
        come, go = self.pipe(cell)
        return value - self.flow(come, go, value - 1, cell)

    def floor(self, cell):
        """A total of hidden counts, none of which is 0, is at least their number."""
        rows = range(self.last_row) if cell[0] == self.last_row else [cell[0]]
        columns = range(self.last_column) if cell[1] == self.last_column else [cell[1]]
        return max(1, sum(self.counts[i][j] > 0 for i in rows for j in columns))

    def finds(self, below):
        """What the reader learns that nobody should."""
        for cell in self.hidden:
            value = self.counts[cell[0]][cell[1]]
            if value < below:
                if self.most(cell, below) < below:
                    yield f"{cell} is seen to be small"
                if self.least(cell) > self.floor(cell):
                    yield f"{cell} is seen to be at least {self.least(cell)}"
            elif self.most(cell, value + 1) == value and self.least(cell) == value:
                yield f"{cell} is seen to be {value}, and hidden for nothing"


def hidden_cells(table):
    return [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) if n is None]


class SuppressionTest(unittest.TestCase):
    def attack(self, tables):
        results = suppress(tables)
        self.assertEqual(len(results), len(tables))
        for (below, rows), table in zip(tables, results):
            counts = with_totals(rows)
            with self.subTest(below=below, rows=rows):
                for truth, shown in zip(itertools.chain(*counts), itertools.chain(*table)):
                    self.assertIn(shown, [None, truth])
                    self.assertFalse(shown is None and truth == 0, "a count of 0 is hidden")
                    self.assertFalse(shown is not None and 0 < truth < below, "a small count is shown")
                self.assertEqual(list(Reader(counts, hidden_cells(table)).finds(below)), [])

    def random_tables(self, n, make_count, rows=(1, 6), columns=(1, 6)):
        chance = random.Random(SEED)
        tables = []
        for _ in range(n):
            width = chance.randint(*columns)
            tables.append((chance.choice([2, 3, 5, 5, 5, 10]),
                           [[make_count(chance) for _ in range(width)] for _ in range(chance.randint(*rows))]))
        return tables

    def test_mixed(self):
        self.attack(self.random_tables(1500, lambda chance: chance.choice([0, 0, 1, 2, 3, 4, 5, 7, 12, 30, 150])))

    def test_all_small(self):
        self.attack(self.random_tables(600, lambda chance: chance.randint(0, 4)))

    def test_many_zeros(self):
        self.attack(self.random_tables(600, lambda chance: chance.choice([0] * 6 + [1, 2, 6, 40])))

    def test_few_small(self):
        self.attack(self.random_tables(600, lambda chance: chance.choice([2] + list(range(5, 60, 5)))))

    def test_one_row(self):
        self.attack(self.random_tables(400, lambda chance: chance.randint(0, 12), rows=(1, 1), columns=(1, 12)))

    def test_one_column(self):
        self.attack(self.random_tables(400, lambda chance: chance.randint(0, 12), rows=(1, 12), columns=(1, 1)))

    def test_wide(self):
        self.attack(self.random_tables(20, lambda chance: int(chance.expovariate(0.05)), rows=(20, 30), columns=(8, 13)))

    def test_the_attack_works(self):
        """With the small counts alone hidden, most tables give some away: the reader sees it."""
        given_away = 0
        for below, rows in self.random_tables(300, lambda chance: chance.choice([0, 2, 3, 9, 20, 40]), (2, 5), (2, 5)):
            counts = with_totals(rows)
            small = [(i, j) for i, row in enumerate(counts) for j, n in enumerate(row) if 0 < n < below]
            given_away += any(Reader(counts, small).finds(below))
        self.assertGreater(given_away, 100)

    def test_little_is_lost(self):
        """Against the fewest that could be hidden, found by trying everything."""
        tables = self.random_tables(60, lambda chance: chance.choice([0, 2, 4, 6, 11, 25]), (2, 2), (2, 3))
        lost = fewest = 0
        for (below, rows), table in zip(tables, suppress(tables)):
            counts = with_totals(rows)
            cells = [(i, j) for i, row in enumerate(counts) for j, n in enumerate(row) if n > 0]
            small = [(i, j) for i, j in cells if counts[i][j] < below]
            others = [cell for cell in cells if cell not in small]
            lost += len(hidden_cells(table))
            fewest += len(small) + next(
                n for n in range(len(others) + 1)
                if any(not any(text for text in Reader(counts, small + list(more)).finds(below) if "nothing" not in text)
                       for more in itertools.combinations(others, n)))
        print(f"# hidden {lost}, at the fewest {fewest}", file=sys.stderr)
        self.assertLessEqual(lost, fewest * 1.1)


if __name__ == "__main__":
    unittest.main()
