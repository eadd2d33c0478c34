"""What came in, who waits for whom, what comes next, how to say it: standard library and NumPy only."""

from molette.engine.assessment import Assessment, Case
from molette.engine.pipeline import assess
from molette.engine.policy import Policy

__all__ = ["Assessment", "Case", "Policy", "assess"]
