"""Molette keeps consultants' client missions moving."""

__version__ = "0.1.0"
