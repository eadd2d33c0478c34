"""Stories are told as the engine's tests tell them."""

from tests.engine.conftest import told

__all__ = ["told"]
