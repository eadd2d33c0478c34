"""Learn and measure the model of sentences that ask, on the EmailIntentDataSet (Apache-2.0).

Run: PYTHONPATH=src python bench/mail_intent.py [--write]
Prints F1 of the rules, of the model and of both in 5-fold cross-validation, three times; --write stores the weights.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from molette.engine.ledger.types import Kind
from molette.sources.mail.acts import LONGEST, asks, kind_by_rule
from molette.sources.mail.asks import rule_says
from molette.sources.mail.cues import plain
from molette.sources.mail.intents import WEIGHTS_FILE, features

DATA = Path(__file__).parents[2] / "shared/data/mail/intent/Ask0729-fixed.txt"
TARGET = Path(__file__).parents[1] / "src/molette/sources/mail" / WEIGHTS_FILE
FOLDS = 5
SEEN_AT_LEAST = 3
RIDGE = 2.0
STEPS = 400
SMALLEST = 0.04
SEEDS = (20260318, 1, 2)

Rows = list[set[str]]


def read_data() -> tuple[list[str], np.ndarray]:
    """Sentences and whether each asks (n,); repeated sentences are kept once, so no fold has seen its test."""
    lines = DATA.read_text(encoding="utf-8", errors="replace").splitlines()
    pairs = dict.fromkeys(
        (text.strip(), label == "Yes") for label, _, text in (line.partition("\t") for line in lines) if text
    )
    return [text for text, _ in pairs], np.array([asks for _, asks in pairs], dtype=float)


def learn(rows: Rows, answers: np.ndarray) -> dict[str, float]:
    """Logistic regression with a ridge, by Nesterov's gradient descent; features seen three times or more."""
    counts: dict[str, int] = {}
    for row in rows:
        for feature in row:
            counts[feature] = counts.get(feature, 0) + 1
    names = sorted(feature for feature, count in counts.items() if count >= SEEN_AT_LEAST)
    place = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)), dtype=np.float32)
    for number, row in enumerate(rows):
        table[number, [place[feature] for feature in row if feature in place]] = 1
    found = _descend(table, answers.astype(np.float32))
    return dict(zip(names, found.tolist(), strict=True))


def _descend(table: np.ndarray, answers: np.ndarray) -> np.ndarray:
    """Weights (features,) that fit `table` (n, features) to `answers` (n,)."""
    weights = np.zeros(table.shape[1], dtype=np.float32)
    ahead, rate = weights.copy(), 4.0 / (table.sum(axis=1).mean() * len(answers))
    for step in range(STEPS):
        error = 1 / (1 + np.exp(-(table @ ahead))) - answers
        following = ahead - rate * (table.T @ error + RIDGE * ahead)
        ahead = following + (step / (step + 3)) * (following - weights)
        weights = following
    return weights


def scores(rows: Rows, weights: dict[str, float]) -> np.ndarray:
    """Chance that each row asks (n,)."""
    return np.array([1 / (1 + np.exp(-sum(weights.get(feature, 0.0) for feature in row))) for row in rows])


def f1(said: np.ndarray, answers: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    right = float((said * answers).sum())
    precision, recall = right / max(said.sum(), 1), right / answers.sum()
    return precision, recall, 2 * precision * recall / (precision + recall)


def cross_validated(rows: Rows, answers: np.ndarray, seed: int = SEEDS[0]) -> np.ndarray:
    """Each row's chance by a model that has not seen its fold (n,)."""
    fold = np.random.default_rng(seed).permutation(len(rows)) % FOLDS
    found = np.zeros(len(rows))
    for number in range(FOLDS):
        inside = fold != number
        weights = learn([row for row, keep in zip(rows, inside, strict=True) if keep], answers[inside])
        found[~inside] = scores([row for row, keep in zip(rows, inside, strict=True) if not keep], weights)
    return found


def write(weights: dict[str, float]) -> int:
    """Store the weights that matter; how many."""
    lines = [f"{name}\t{weight:.2f}" for name, weight in sorted(weights.items()) if abs(weight) >= SMALLEST]
    notice = (
        "# Learned by bench/mail_intent.py from EmailIntentDataSet, copyright 2014 Parakweet Labs, Apache License 2.0."
    )
    TARGET.write_text("\n".join([notice, *lines]) + "\n", encoding="utf-8")
    return len(lines)


def main(arguments: Sequence[str]) -> None:
    """Measure, and store the weights if asked to."""
    sentences, answers = read_data()
    texts = [plain(sentence[:LONGEST]) for sentence in sentences]
    rows = [features(text, rule_says(text)) for text in texts]
    for seed in SEEDS:
        print("folds drawn with seed", seed)
        chances = dict(zip(texts, cross_validated(rows, answers, seed).tolist(), strict=True))
        for name, said in _decisions(texts, chances):
            print("{:50} precision {:.3f} recall {:.3f} F1 {:.3f}".format(name, *f1(np.array(said, float), answers)))
    if "--write" in arguments:
        print(write(learn(rows, answers)), "weights written")


def _decisions(texts: list[str], chances: dict[str, float]) -> list[tuple[str, list[bool]]]:
    """Each way to decide, and what it says of each text."""

    def likely(text: str, by_rule: bool | None) -> float:
        return chances[text]

    acts = [kind_by_rule(text, likely) for text in texts]
    return [
        ("rules alone", [rule_says(text) is True for text in texts]),
        ("model alone, chance over .5", [chances[text] > 0.5 for text in texts]),
        ("rules with model: asks or not", [asks(text, likely) for text in texts]),
        ("as read in mail: asks, or does something else", [act in (Kind.ASK, Kind.MEETING) for act in acts]),
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
