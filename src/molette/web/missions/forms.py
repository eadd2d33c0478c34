"""What a user tells by hand: a new mission, and one thing that happened."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

ROLES = [
    ("sponsor", _("Sponsor")),
    ("contact", _("Contact")),
    ("approver", _("Approver")),
    ("team", _("Team")),
    ("third party", _("Third party")),
]
HAPPENED = [
    ("talk", _("We talked (a call, a corridor)")),
    ("ask", _("I asked for something")),
    ("asked", _("I was asked for something")),
    ("promise", _("An answer was promised for a date")),
    ("work", _("I worked on it")),
    ("note", _("Something to remember")),
]


class Awaited(Protocol):
    """A wait that a new fact may settle."""

    @property
    def id(self) -> str:
        """The wait's name."""

    @property
    def subject(self) -> str:
        """What is awaited, in words."""


class DateInput(forms.DateInput):
    """A date in the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MissionForm(forms.Form):
    """The few parameters that frame a mission."""

    name = forms.CharField(label=_("Name of the mission"), max_length=200)
    client = forms.CharField(label=_("Client"), max_length=200, required=False)
    start = forms.DateField(label=_("First day"), widget=DateInput())
    end = forms.DateField(label=_("Planned end"), widget=DateInput(), required=False)
    days = forms.FloatField(label=_("Days sold"), min_value=0.5, max_value=2000, required=False, localize=True)
    rate = forms.FloatField(
        label=_("Daily rate, excluding VAT (€)"), min_value=1, max_value=20000, required=False, localize=True
    )
    is_fixed_price = forms.BooleanField(label=_("The price is fixed"), required=False)
    capacity = forms.FloatField(
        label=_("Days a week held for it"), min_value=0.5, max_value=7, initial=5, localize=True
    )
    my_address = forms.CharField(label=_("Your e-mail address for this mission"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """The end does not come before the start; days and rate go together."""
        values = super().clean() or self.cleaned_data
        start, end = values.get("start"), values.get("end")
        if start and end and end < start:
            self.add_error("end", _("The end comes before the first day: choose a later one."))
        if bool(values.get("days")) != bool(values.get("rate")):
            self.add_error("rate" if values.get("days") else "days", _("The budget needs both the days and the rate."))
        return values


class PersonForm(forms.Form):
    """Somebody of the mission."""

    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    address = forms.EmailField(label=_("E-mail address"), required=False)
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, initial="contact", required=False)


class MilestoneForm(forms.Form):
    """A piece of the plan."""

    name = forms.CharField(label=_("Milestone or deliverable"), max_length=120, required=False)
    days = forms.FloatField(label=_("Days of work"), min_value=0.25, max_value=1000, required=False, localize=True)
    due = forms.DateField(label=_("Due"), widget=DateInput(), required=False)


PeopleFormSet = forms.formset_factory(PersonForm, extra=3, max_num=30)
MilestoneFormSet = forms.formset_factory(MilestoneForm, extra=4, max_num=60)


class FactForm(forms.Form):
    """One thing that happened, told in two clicks."""

    what = forms.ChoiceField(label=_("What happened?"), choices=HAPPENED, initial="talk", widget=forms.RadioSelect)
    who = forms.ChoiceField(label=_("With whom?"), required=False)
    settles = forms.ChoiceField(label=_("Does it settle a request?"), required=False)
    text = forms.CharField(label=_("In a few words"), max_length=500, required=False)
    on = forms.DateField(label=_("When?"), widget=DateInput(), initial=timezone.localdate)
    days = forms.FloatField(label=_("Days of work"), min_value=0.01, max_value=31, required=False, localize=True)
    until = forms.DateField(label=_("For which date?"), widget=DateInput(), required=False)

    def __init__(self, *args: Any, people: Sequence[Mapping[str, str]], waits: Sequence[Awaited], **kwargs: Any):
        super().__init__(*args, **kwargs)
        names = [(person["handle"], person["name"]) for person in people if person["side"] != "me"]
        self.fields["who"].choices = [*names, ("", _("Nobody in particular"))]  # type: ignore[attr-defined]
        subjects = [(wait.id, wait.subject) for wait in waits]
        self.fields["settles"].choices = [("", _("No")), *subjects]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Each kind of fact has what it needs."""
        values = super().clean() or self.cleaned_data
        what = values.get("what")
        if what in ("ask", "asked", "note") and not values.get("text"):
            self.add_error("text", _("Say it in a few words: they are how you will recognise it."))
        if what == "work" and not values.get("days"):
            self.add_error("days", _("Say how many days, for instance 0.5."))
        if what == "promise" and not (values.get("until") and values.get("settles")):
            self.add_error("until", _("Choose the request and the promised date."))
        if values.get("on") and values["on"] > timezone.localdate():
            self.add_error("on", _("This date is in the future; a fact has already happened."))
        return values


class StrainForm(forms.Form):
    """The weekly question."""

    level = forms.IntegerField(min_value=1, max_value=5)
