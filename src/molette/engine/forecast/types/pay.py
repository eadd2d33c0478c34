"""The records of pay: the rules of a year, the terms of one consultant, and what one month gives."""

from dataclasses import dataclass
from datetime import date
from math import inf

import numpy as np

Euros = float | np.ndarray
"""One amount, or as many as there are futures."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """A share of the gross pay between two heights, counted in monthly ceilings."""

    name: str
    employer: float = 0.0
    employee: float = 0.0
    above: float = 0.0
    up_to: float = inf
    only_over_ceiling: bool = False
    """Nothing is due, even on the lower part, as long as the gross pay is under the ceiling."""
    staff_from: int = 0
    """Due by companies of at least so many people."""


@dataclass(frozen=True, slots=True)
class Covers:
    """Death and health insurance: shares of the first slice and euros a month; a levy on the employer's part."""

    death: float
    health_employer: float
    health_employee: float
    levy: float


@dataclass(frozen=True, slots=True)
class SocialTax:
    """CSG and CRDS: a rate on a share of the gross pay (whole beyond some ceilings) and on the employer's covers."""

    rate: float
    share: float
    share_up_to: float


@dataclass(frozen=True, slots=True)
class Reduction:
    """The general reduction: `floor + slope x (half x (limit x minimum wage / gross - 1)) ^ power` of the gross pay."""

    limit: float
    """Minimum wages from which nothing is left."""
    most: float
    floor: float
    slope: float
    half: float
    power: float
    digits: int


@dataclass(frozen=True, slots=True)
class Level:
    """The least pay of a level for a full-time month, in shares of the ceiling of reference."""

    name: str
    pay: float


@dataclass(frozen=True, slots=True)
class PayRules:
    """What the law and the branch say from a day on; euros a month."""

    since: date
    ceiling: float
    minimum_wage: float
    reference_ceiling: float
    """The ceiling by which the branch agreement counts its least pay."""
    contributions: tuple[Contribution, ...]
    covers: Covers
    social_tax: SocialTax
    reduction: Reduction
    introduction: float
    """Business introduction indemnity, a share of the base pay."""
    leave: float
    """Paid leave, a share of base and indemnity."""
    reserve: float
    levels: tuple[Level, ...]
    work_accidents: float
    mobility: float


@dataclass(frozen=True, slots=True)
class PortageTerms:
    """What the consultant agreed with the portage company."""

    fee: float = 0.07
    """Share of the turnover: 5 to 12 % are seen; expert judgement until told."""
    staff: int = 400
    keeps_reserve: bool = True
    """The reserve stays on the activity account (permanent contract) instead of being paid with the month."""
    returns_reduction: bool = True
    """Whether the general reduction goes back to the consultant."""


@dataclass(frozen=True, slots=True)
class FreelanceTerms:
    """A freelance's own accounts: the share of the turnover that goes to contributions and running costs."""

    kept_aside: float = 0.258
    """Micro-enterprise, services: 25.6 % (decree 2025-943) and 0.2 % for training, in 2026."""


Terms = PortageTerms | FreelanceTerms


@dataclass(frozen=True, slots=True)
class Payslip:
    """One month, in euros: `turnover = fee + expenses + gross + employer + reserve`, but where the reduction steps."""

    turnover: Euros
    fee: Euros
    expenses: Euros
    gross: Euros
    base: Euros
    employer: Euros
    reserve: Euros
    """With its employer contributions; zero when it is paid with the month."""
    employee: Euros
    net: Euros
    """Before income tax."""
