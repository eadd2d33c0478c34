"""Missions and their facts."""
