"""The weights of `bot/core/approval/learned.tsv`, fitted to labelled sentences: `make learn` writes them anew.

`python -m tests.core.approval.learning` only tells how well sentences are told apart that are left out of the fit.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from bot.core.approval.learned import WEIGHTS, features
from bot.core.approval.sentences import sentences

SENTENCES = Path(__file__).with_name("sentences.tsv")
SEEN = 3  # times at least that a mark must have been seen
LEAST = 0.15  # what weighs less changes nothing
THRESHOLDS = (0.03, 0.15, 0.3, 0.5, 0.7)


def rows() -> list[tuple[str, str]]:
    """The labelled sentences: harmless or harmful, and the text; `\\n` is a line break."""
    lines = SENTENCES.read_text("utf-8").splitlines()
    return [(label, text) for label, text in (line.split("\t") for line in lines if not line.startswith("#"))]


def labelled() -> tuple[list[frozenset[str]], numpy.ndarray]:
    """The marks of each labelled sentence, and whether it takes an approval back."""
    found = [(label == "harmful", sentences(text.replace("\\n", "\n"))) for label, text in rows()]
    return [features(" ".join(s.plain for s in said)) for _, said in found], numpy.array(
        [harmful for harmful, _ in found]
    )


def fitted(marks: list[frozenset[str]], harmful: numpy.ndarray) -> dict[str, float]:
    """The weight of each mark; of no mark, what every sentence begins with."""
    known, table = _table(marks)
    found = _regression().fit(table, harmful)
    weights = zip(known, found.coef_[0], strict=True)
    return {"": round(found.intercept_[0], 2)} | {mark: round(w, 2) for mark, w in weights if abs(w) >= LEAST}


def left_out(marks: list[frozenset[str]], harmful: numpy.ndarray, parts: int = 5) -> numpy.ndarray:
    """How like the harmful each sentence is by weights that were fitted to the parts without it."""
    folds = StratifiedKFold(parts, shuffle=True, random_state=0)
    return cross_val_predict(_regression(), _table(marks)[1], harmful, cv=folds, method="predict_proba")[:, 1]


def _regression() -> LogisticRegression:
    return LogisticRegression(C=10, class_weight="balanced", max_iter=3_000)


def _table(marks: list[frozenset[str]]) -> tuple[list[str], csr_matrix]:
    """The marks seen often enough, and a row for each sentence: one over the root of how many marks it has."""
    seen = Counter(mark for said in marks for mark in said)
    known = {mark: at for at, mark in enumerate(sorted(mark for mark, times in seen.items() if times >= SEEN))}
    cells = [(at, known[mark], len(said) ** -0.5) for at, said in enumerate(marks) for mark in said if mark in known]
    of_row, of_mark, values = zip(*cells, strict=True)
    return list(known), csr_matrix((values, (of_row, of_mark)), shape=(len(marks), len(known)))


if __name__ == "__main__":
    whole, is_harmful = labelled()
    like = left_out(whole, is_harmful)
    for t in THRESHOLDS:
        harmless, harmed = (like[~is_harmful] < t).mean(), (like[is_harmful] < t).mean()
        sys.stdout.write(
            f"below {t}: {harmless:.1%} of {(~is_harmful).sum()} harmless, {harmed:.2%} of {is_harmful.sum()} harmful\n"
        )
    if "--write" in sys.argv:
        weights = sorted(fitted(whole, is_harmful).items())
        Path(str(WEIGHTS)).write_text("".join(f"{mark}\t{weight}\n" for mark, weight in weights), "utf-8")
