"""The record every invoice comes down to."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice I sent. Amounts are in `currency`; none when the file does not give them."""

    number: str
    issued: date
    due: date | None = None
    net: float | None = None
    """Excluding VAT."""
    gross: float | None = None
    """Including VAT."""
    paid: float | None = None
    """What was paid of it, including VAT."""
    paid_on: date | None = None
    is_paid: bool = False
    buyer: str = ""
    currency: str = "EUR"
    line: int = 0

    @property
    def amount(self) -> float | None:
        """Excluding VAT when it is known, else including it."""
        return self.gross if self.net is None else self.net

    @property
    def is_partly_paid(self) -> bool:
        """Whether something was paid, and not the whole."""
        total = self.gross if self.gross is not None else self.net
        return bool(self.paid) and total is not None and (self.paid or 0.0) < total - 0.005
