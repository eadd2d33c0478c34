"""The thresholds one assessment uses. Each has an author; "expert judgement" is a prior, to be learned from use."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CostPolicy:
    """What the costs of a stall suppose where the user has said nothing: expert judgement, to be asked and learned."""

    redeployed: float = 0.2
    """Share of the blocked time used for other paid work."""

    nudge_hours: float = 0.25
    """Time that a reminder, or a talk to obtain an answer, takes."""

    prospecting: float = 0.3
    """Share of the usual prospecting that is done during a stall (one hour a week of the usual three and a half)."""

    prospecting_weight: float = 0.5
    between_missions: float = 20.0
    """Usual days between two missions, of which prospecting decides half (`prospecting_weight`)."""

    restart_least: float = 0.3
    restart_a_day: float = 0.05
    restart_most: float = 2.0
    """Days to get back into the subject: some, more with each blocked day, two at most."""

    abandon_start: float = 4.0
    abandon_a_day: float = 0.053
    """Chance that the mission is dropped, as odds: 3 % after 10 blocked days, 8 % after 30, 31 % after 60."""

    offers_a_month: float = 0.5
    offer_won: float = 0.25
    offer_declined: float = 0.5
    offer_days: float = 40.0
    offer_days_most: float = 63.0
    """Suitable offers, the share one would win, the share one must decline, and the days each would bring."""

    estimate_bias: float = 1.3
    """Days taken over days planned, while nothing is accepted; the same as `Policy.estimate_bias`."""

    billed_days: float = 18.0
    """Days billed in a full month, around which one more day is valued."""

    late_rate: float = 0.1215
    late_indemnity: float = 40.0
    """Late payment: the yearly rate that holds without a clause (refinancing rate 2.15 % and ten points) and the lump
    sum for each bill (commercial code, L441-10 and D441-5)."""

    longest_months: float = 36.0
    limit_alert: float = 30.0
    """Longest portage service (labour code L1254-12), and from when it is said."""


@dataclass(frozen=True, slots=True)
class WayOutPolicy:
    """How ways out are compared: expert judgement unless a source is named."""

    severity_euros: tuple[float, ...] = (40.0, 150.0, 500.0, 1500.0, 4000.0)
    """What a risk costs by its severity, 1 to 5, where the mission's own money does not tell."""

    alike: float = 0.2
    """Share of the best gain within which two ways out count as equal: the smaller and the reversible comes first."""

    least_blocked: float = 0.5
    """Working days of blocked time to be expected under which nothing needs a way out."""

    together: int = 5
    """How many of the best are tried two by two, and three by three."""

    day_euros: float = 242.0
    """Value of a blocked day where no rate is known: net pay of a day at 550 euros."""


@dataclass(frozen=True, slots=True)
class DiagnosisPolicy:
    """How finely causes are computed, and when to stop asking."""

    worlds: int = 8192
    """Mixes of causes drawn: questions are then ranked as exactly computed ones are, to a few thousandths of a nat."""

    widest: int = 20
    """Causes in the largest table of the diagnosis, 2**20 cells; beyond, the vaguest facts are left out."""

    most_questions: int = 10
    """Answers after which no question is asked any more, three minutes: expert judgement."""

    certainty: float = 0.1
    """Blocked days that a nat of certainty about the causes is worth, even where it would not change the advice: it
    prepares the talk with the client. Expert judgement."""

    least_gain: float = 0.01
    """Nats that an answer must be expected to tell for its question to be asked: expert judgement."""

    least_chance: float = 0.1
    """P(answer) from which it is said that it would change the first cause: expert judgement."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What one run is told; the same policy, case, `now` and seed give the same answer."""

    draws: int = 4000
    """Simulated futures: at 4,000 the 10 % and 90 % dates move by less than a day between seeds."""

    lapse_days: float = 20.0
    """Working days after which a request read in mail, never recalled and tied to no milestone, is considered dropped:
    expert judgement (knowledge of reminders ends at D + 15, see docs/science)."""

    slowing_share: float = 0.2
    """Share of the next ten working days in which nothing can move, from which a mission slows: expert judgement."""

    stalled_share: float = 0.5
    """The same, from which it is stalled: expert judgement."""

    quiet_days: float = 10.0
    """Working days without any sign of life after which a mission slows: expert judgement."""

    estimate_bias: float = 1.3
    """People's median overrun of their own estimates: 1.6 for tasks alone (Buehler and others 1994), shrunk because
    plans hold some margin (expert judgement)."""

    estimate_spread: float = 0.35
    """Standard deviation of the logarithm of actual over estimated days: expert judgement from public task records."""

    costs: CostPolicy = field(default_factory=CostPolicy)

    ways_out: WayOutPolicy = field(default_factory=WayOutPolicy)

    diagnosis: DiagnosisPolicy = field(default_factory=DiagnosisPolicy)
