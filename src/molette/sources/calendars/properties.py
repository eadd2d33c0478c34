"""The values of a calendar component as plain types; what is broken is absent."""

from datetime import date

from icalendar import Component, vDDDTypes, vText


def moment_of(component: Component, name: str) -> date | None:
    """The date or the time of that property (the first when it is written twice)."""
    value = _first(component.get(name))
    # The library also puts durations, hours and periods in this type.
    return value.dt if isinstance(value, vDDDTypes) and isinstance(value.dt, date) else None


def text_of(component: Component, name: str) -> str:
    """Its text, empty when absent."""
    value = _first(component.get(name))
    return str(value).strip() if isinstance(value, vText) else ""


def parameter_of(component: Component, name: str, parameter: str) -> str:
    """A parameter of that date property (TZID, RANGE), empty when absent."""
    value = _first(component.get(name))
    return str(value.params.get(parameter, "")) if isinstance(value, vDDDTypes) else ""


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value
