"""The rules of pay, as they stand on a day, from `pay.yaml`."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from molette.engine.forecast.types.pay import (
    Contribution,
    Covers,
    Level,
    PayRules,
    Reduction,
    SocialTax,
)

FRANCE = "FR"


def pay_rules_of(country: str, on: date) -> PayRules | None:
    """The rules of a country (or a part of it, `FR-57`) on a day; None where they are not known."""
    return pay_rules(on) if country.split("-", maxsplit=1)[0] == FRANCE else None


def pay_rules(on: date) -> PayRules:
    """The rules in force on a day; before the first known day, the first known."""
    told = _told()
    return PayRules(
        since=_latest(told["ceiling"] + told["minimum_wage"], on)["since"],
        ceiling=_latest(told["ceiling"], on)["value"],
        minimum_wage=_latest(told["minimum_wage"], on)["value"],
        reference_ceiling=_latest(told["reference_ceiling"], on)["value"],
        contributions=tuple(Contribution(**_without_source(line)) for line in told["contributions"]),
        covers=Covers(**_values(told["covers"])),
        social_tax=SocialTax(**_values(told["social_tax"])),
        reduction=Reduction(**_values(told["reduction"])),
        levels=tuple(Level(**_without_source(line)) for line in told["levels"]),
        **_values({name: told[name] for name in ("introduction", "leave", "reserve", "work_accidents", "mobility")}),
    )


@cache
def _told() -> Mapping[str, Any]:
    told: Mapping[str, Any] = yaml.safe_load(files("molette.knowledge").joinpath("pay.yaml").read_text("utf-8"))
    return told


def _latest(lines: Sequence[Mapping[str, Any]], on: date) -> Mapping[str, Any]:
    held = [line for line in lines if line["since"] <= on]
    return max(held, key=lambda line: line["since"]) if held else min(lines, key=lambda line: line["since"])


def _values(lines: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {name: line["value"] for name, line in lines.items()}


def _without_source(line: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in line.items() if name != "source"}
