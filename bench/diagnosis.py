"""The diagnosis: quality on public narratives, cross-validated, and speed beside pyAgrum and pgmpy.

`python bench/diagnosis.py quality ../shared/data/cases` and `python bench/diagnosis.py speed`; the peers are timed when
they can be imported. Figures: diagnosis.md.
"""

import argparse
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np
import yaml

from molette.engine.diagnosis.asking import distinct, information, seen_chances
from molette.engine.diagnosis.network import Evidence, Network, evidence_of, stalled_network
from molette.engine.diagnosis.ordering import buckets, width
from molette.engine.diagnosis.posterior import acting, at_least_one, posterior
from molette.engine.diagnosis.stalling import stall_odds
from molette.engine.diagnosis.types import Answer, Belief, Knowledge, Observation
from molette.engine.policy import DiagnosisPolicy
from molette.knowledge.library import own_library

SCALES = (0.5, 0.7, 1.0, 1.4, 2.0, 4.0)
OTHERS = {"leaks": (0.5, 1.0, 2.0), "links": (0.7, 1.0, 1.4)}
PRIORS = np.log(np.arange(0.2, 0.61, 0.05) / (1 - np.arange(0.2, 0.61, 0.05)))
ROUNDS = 20


@dataclass(frozen=True)
class Told:
    """A narrative: its answers, the mark of each family (2 main, 1 contributing), whether it is stalled."""

    answers: dict[str, str]
    marks: np.ndarray
    is_stalled: bool


def read_cases(folder: Path, knowledge: Knowledge) -> list[Told]:
    cases = yaml.safe_load((folder / "open.yaml").read_text("utf-8"))
    answers = {one["id"]: one["answers"] for one in yaml.safe_load((folder / "open_answers.yaml").read_text("utf-8"))}
    families = [family.id for family in knowledge.families]
    return [
        Told(answers[case["id"]], np.array([case["families"][name] for name in families]), case["stalled"] != "no")
        for case in cases
    ]


def weighed(knowledge: Knowledge, rates: float = 1.0, leaks: float = 1.0, links: float = 1.0) -> Knowledge:
    """The knowledge with all its rates, its leaks multiplied, and its links raised to a power."""
    return replace(
        knowledge,
        causes=tuple(replace(one, rate=Belief(min(0.95, one.rate.mean * rates), 8)) for one in knowledge.causes),
        observables=tuple(
            replace(
                one,
                leak=Belief(min(0.6, one.leak.mean * leaks), 12),
                links=tuple(replace(link, belief=Belief(link.belief.mean**links, 8)) for link in one.links),
            )
            for one in knowledge.observables
        ),
    )


def said(knowledge: Knowledge, cases: Iterable[Told]) -> tuple[np.ndarray, np.ndarray]:
    """P(each family) of each case, and its log-odds of a stall less those of before."""
    network = stalled_network(knowledge)
    sets = [[r for r, one in enumerate(knowledge.causes) if one.family == f.id] for f in knowledge.families]
    chances, stalls = [], []
    for case in cases:
        evidence = evidence_of([Observation(id, Answer(a)) for id, a in case.answers.items()], knowledge)
        found = posterior(network, evidence)
        chances.append(at_least_one(network, evidence, found, sets))
        stalls.append(
            stall_odds(knowledge, evidence, found)[0] - np.log(knowledge.stalled.mean / (1 - knowledge.stalled.mean))
        )
    return np.clip(chances, 1e-6, 1 - 1e-6), np.array(stalls)


def losses(chances: np.ndarray, marks: np.ndarray) -> np.ndarray:
    """Log loss of each case: a family marked 1 or 2 is active."""
    return -np.where(marks > 0, np.log(chances), np.log1p(-chances)).sum(axis=1)


def first_hits(chances: np.ndarray, marks: np.ndarray, count: int) -> np.ndarray:
    """Whether a main family is among the first `count`."""
    ranked = np.argsort(-chances, axis=1)[:, :count]
    return (np.take_along_axis(marks, ranked, axis=1) == 2).any(axis=1)


def folds(count: int, parts: int, seed: int) -> list[np.ndarray]:
    return np.array_split(np.random.default_rng(seed).permutation(count), parts)


def chosen(loss: np.ndarray, held_out: Iterable[np.ndarray]) -> np.ndarray:
    """For each case, the variant (a column of `loss`) that does best on the cases of the other folds."""
    picks = np.zeros(len(loss), dtype=int)
    for fold in held_out:
        others = np.setdiff1d(np.arange(len(loss)), fold)
        picks[fold] = loss[others].mean(axis=0).argmin()
    return picks


def report(name: str, chances: np.ndarray, marks: np.ndarray) -> None:
    first, two, loss = (
        first_hits(chances, marks, 1).mean(),
        first_hits(chances, marks, 2).mean(),
        losses(chances, marks),
    )
    brier = ((chances - (marks > 0)) ** 2).mean()
    print(f"| {name} | {first:.3f} | {two:.3f} | {loss.mean():.3f} | {brier:.3f} | {chances.sum(axis=1).mean():.2f} |")


def quality(folder: Path) -> None:
    knowledge = own_library().knowledge
    cases = read_cases(folder, knowledge)
    stalled = [case for case in cases if case.is_stalled]
    marks = np.array([case.marks for case in stalled])
    marked = (marks > 0).sum(axis=1).mean()
    print(f"{len(stalled)} stalled, {len(cases) - len(stalled)} moving; families a case, as marked: {marked:.2f}\n")
    print("| | first | first two | log loss | Brier | families a case |\n|---|---|---|---|---|---|")
    variants = {(scale, 1.0, 1.0): said(weighed(knowledge, scale), stalled)[0] for scale in SCALES}
    for scale in SCALES:
        report(f"rates × {scale:g}", variants[scale, 1.0, 1.0], marks)
    for leaks, links in product(*OTHERS.values()):
        variants[1.0, leaks, links] = said(weighed(knowledge, 1.0, leaks, links), stalled)[0]
        if (leaks, links) != (1.0, 1.0):
            report(f"leaks × {leaks:g}, links ^ {links:g}", variants[1.0, leaks, links], marks)
    whole = np.array(list(variants.values())).transpose(1, 0, 2)
    loss = np.array([losses(chances, marks) for chances in variants.values()]).T
    only_rates = len(SCALES)
    for name, columns in (("rates", only_rates), ("rates, leaks and links", loss.shape[1])):
        alone = chosen(loss[:, :columns], [np.array([row]) for row in range(len(stalled))])
        report(f"{name} chosen on the 29 others", whole[np.arange(len(stalled)), alone], marks)
        rounds = [chosen(loss[:, :columns], folds(len(stalled), 5, seed)) for seed in range(ROUNDS)]
        tables = [whole[np.arange(len(stalled)), picks] for picks in rounds]
        means = [
            np.mean([f(table) for table in tables])
            for f in (
                lambda t: first_hits(t, marks, 1).mean(),
                lambda t: first_hits(t, marks, 2).mean(),
                lambda t: losses(t, marks).mean(),
            )
        ]
        print(
            f"| {name} chosen on 4 folds of 5, {ROUNDS} times | {means[0]:.3f} | {means[1]:.3f} | {means[2]:.3f} | | |"
        )
    _movement(knowledge, cases)


def _movement(knowledge: Knowledge, cases: list[Told]) -> None:
    odds, is_stalled = said(knowledge, cases)[1], np.array([case.is_stalled for case in cases])
    above = odds[is_stalled][:, None] - odds[~is_stalled][None]
    print(f"\nstalled above moving: {((above > 0) + 0.5 * (above == 0)).mean():.3f}")
    before = np.log(knowledge.stalled.mean / (1 - knowledge.stalled.mean))
    _errors("as shipped", odds + before >= 0, is_stalled)
    shares = np.where(is_stalled, is_stalled.sum(), (~is_stalled).sum())
    wrong = np.array([((odds + prior >= 0) != is_stalled) / shares for prior in PRIORS]).T
    picks = chosen(wrong, [np.array([row]) for row in range(len(cases))])
    _errors("rate of stalls chosen on the others", odds + PRIORS[picks] >= 0, is_stalled)


def _errors(name: str, told: np.ndarray, is_stalled: np.ndarray) -> None:
    print(f"{name}: missed {(~told[is_stalled]).mean():.3f}, called stalled {told[~is_stalled].mean():.3f}")


def speed(findings: int, sets: int) -> None:
    knowledge = own_library().knowledge
    network = stalled_network(knowledge)
    linked = [row for row, parents in enumerate(network.parents) if parents]
    rows = [
        tuple(sorted(np.random.default_rng(seed).choice(linked, findings, replace=False).tolist())) for seed in range(9)
    ]
    print(f"{findings} findings, all positive; {len(knowledge.causes)} causes, {len(linked)} observables, "
          f"{sum(map(len, network.parents))} links; causes in the largest table: "
          f"{[width([network.parents[row] for row in seen]) for seen in rows]}\n")  # fmt: skip
    print("| | marginals, ms | and the next question, ms | largest difference |\n|---|---|---|---|")
    ours = [posterior(network, Evidence(seen, ())).causes[0] for seen in rows]
    for name, marginals, question in engines(network):
        times, asked, gaps = [], [], []
        for seen, right in zip(rows, ours, strict=True):
            begun = time.perf_counter()
            found = marginals(seen)
            between = time.perf_counter()
            if question:
                question(seen)
            times.append(between - begun)
            asked.append(time.perf_counter() - begun)
            gaps.append(np.abs(found - right).max())
        second = f"{1000 * np.median(asked):.1f}" if question else "-"
        print(f"| {name} | {1000 * np.median(times):.1f} | {second} | {max(gaps):.0e} |")


Marginals = Callable[[tuple[int, ...]], np.ndarray]


def engines(network: Network) -> Iterable[tuple[str, Marginals, Callable[[tuple[int, ...]], object] | None]]:
    """Each engine that is there: P(each cause | seen, a cause acts), and the ranking of all open questions."""
    policy = DiagnosisPolicy()

    def ours(seen: tuple[int, ...]) -> np.ndarray:
        buckets.cache_clear()
        return posterior(network, Evidence(seen, ())).causes[0]

    def asked(seen: tuple[int, ...]) -> object:
        worlds = distinct(acting(posterior(network, Evidence(seen, ())), policy.worlds, 0))
        rows = [row for row in range(network.miss.shape[1]) if row not in seen]
        return information(seen_chances(network, rows, worlds), worlds.shares).argmax()

    yield "Molette", ours, asked
    yield from _peers(network)


def _peers(network: Network) -> Iterable[tuple[str, Marginals, None]]:
    def given(chances: np.ndarray, seen: tuple[int, ...], mass: float) -> np.ndarray:
        nothing = (1 - network.rates[0]).prod() * (1 - network.quiet[0, list(seen)]).prod()
        return chances / (1 - nothing / mass)

    def mass_of(seen: tuple[int, ...]) -> float:
        return float(posterior(network, Evidence(seen, ())).solved.mass[0])

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pyagrum
        yield "pyAgrum, lazy propagation", lambda seen: given(_agrum(pyagrum, network, seen), seen, mass_of(seen)), None
    except ImportError:
        print("pyAgrum is not there", file=sys.stderr)
    try:
        from pgmpy.inference import VariableElimination

        yield (
            "pgmpy, variable elimination",
            lambda seen: given(_pgmpy(VariableElimination, network, seen), seen, mass_of(seen)),
            None,
        )
    except ImportError:
        print("pgmpy is not there", file=sys.stderr)


def _agrum(pyagrum: object, network: Network, seen: tuple[int, ...]) -> np.ndarray:
    net = _agrum_net(pyagrum, network)
    inference = pyagrum.LazyPropagation(net)
    inference.setEvidence({f"o{row}": 1 for row in seen})
    for rank in range(network.rates.shape[1]):
        inference.addTarget(f"c{rank}")
    inference.makeInference()
    return np.array([inference.posterior(f"c{rank}").toarray()[1] for rank in range(network.rates.shape[1])])


_NETS: dict[str, object] = {}


def _agrum_net(pyagrum: object, network: Network) -> object:
    if "agrum" not in _NETS:
        net = pyagrum.BayesNet()
        causes = [net.add(pyagrum.LabelizedVariable(f"c{rank}", "", 2)) for rank in range(network.rates.shape[1])]
        for rank, node in enumerate(causes):
            net.cpt(node).fillWith([1 - network.rates[0, rank], network.rates[0, rank]])
        for row, parents in enumerate(network.parents):
            fact = net.addNoisyORNet(pyagrum.LabelizedVariable(f"o{row}", "", 2), 1 - network.quiet[0, row])
            for rank in parents:
                net.addWeightedArc(causes[rank], fact, 1 - network.miss[0, row, rank])
        _NETS["agrum"] = net
    return _NETS["agrum"]


def _pgmpy(engine: Callable[[object], object], network: Network, seen: tuple[int, ...]) -> np.ndarray:
    """Only the facts seen are in its network: it does not drop the others by itself. One question a cause, min-fill."""
    parents = tuple(causes if row in seen else () for row, causes in enumerate(network.parents))
    inference = engine(_pgmpy_net(replace(network, parents=parents)))
    evidence = {f"o{row}": 1 for row in seen}
    chances = network.rates[0].copy()
    for rank in {cause for row in seen for cause in network.parents[row]}:
        asked = inference.query([f"c{rank}"], evidence=evidence, show_progress=False, elimination_order="MinFill")
        chances[rank] = asked.values[1]
    return chances


def _pgmpy_net(network: Network) -> object:
    from pgmpy.factors.discrete import TabularCPD
    from pgmpy.models import DiscreteBayesianNetwork

    arcs = [(f"c{rank}", f"o{row}") for row, parents in enumerate(network.parents) for rank in parents]
    net = DiscreteBayesianNetwork(arcs)
    net.add_nodes_from(f"c{rank}" for rank in range(network.rates.shape[1]))
    for rank in range(network.rates.shape[1]):
        net.add_cpds(TabularCPD(f"c{rank}", 2, [[1 - network.rates[0, rank]], [network.rates[0, rank]]]))
    for row, parents in enumerate(network.parents):
        if parents:
            worlds = np.array(list(product([False, True], repeat=len(parents))))
            unseen = network.quiet[0, row] * np.where(worlds, network.miss[0, row, list(parents)], 1.0).prod(axis=1)
            net.add_cpds(
                TabularCPD(f"o{row}", 2, [unseen, 1 - unseen], [f"c{rank}" for rank in parents], [2] * len(parents))
            )
    return net


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["quality", "speed"])
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/data/cases"))
    parser.add_argument("--findings", type=int, default=25)
    parser.add_argument("--sets", type=int, default=9, help="sets of findings drawn")
    arguments = parser.parse_args()
    quality(arguments.folder) if arguments.what == "quality" else speed(arguments.findings, arguments.sets)
