"""A message to send by hand, and what came of a call."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from molette.web.missions.forms import DateInput
from molette.web.week.models import Digest

WEEKDAYS = [
    ("0", _("Monday")), ("1", _("Tuesday")), ("2", _("Wednesday")), ("3", _("Thursday")), ("4", _("Friday")),
    ("5", _("Saturday")), ("6", _("Sunday")),
]  # fmt: skip
HOURS = [(hour, f"{hour:02d}:00") for hour in range(6, 20)]
OUTCOMES = ("talk", "missed", "answer", "promise")


class DraftForm(forms.Form):
    """A draft as its author changes it."""

    to = forms.EmailField(label=_("To"), required=False)
    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = forms.CharField(label=_("Message"), max_length=8000, strip=False, widget=forms.Textarea(attrs={"rows": 14}))

    def clean_subject(self) -> str:
        """A subject is one line."""
        return " ".join(str(self.cleaned_data["subject"]).split())


class SentForm(forms.Form):
    """A message was sent; of what one owes, the date it promises."""

    due = forms.DateField(label=_("Promised for"), widget=DateInput())

    def __init__(self, *args: Any, is_mine: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["due"].required = is_mine


class CallForm(forms.Form):
    """What came of a call, in one tap; `outcome` may carry the date promised."""

    outcome = forms.CharField(max_length=20)
    until = forms.DateField(label=_("For another date"), widget=DateInput(), required=False)
    text = forms.CharField(label=_("In a few words"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """A promise has its date."""
        values = super().clean() or self.cleaned_data
        outcome, _colon, day = str(values.get("outcome", "")).partition(":")
        values["outcome"], values["due"] = outcome, _date(day) or values.get("until")
        if outcome not in OUTCOMES:
            self.add_error("outcome", _("Choose what came of the call."))
        if outcome == "promise" and not values["due"]:
            self.add_error("until", _("Choose the date that was promised."))
        return values


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class DigestForm(forms.ModelForm):  # type: ignore[type-arg]
    """Whether, when and where the digest comes; on a server, to the account's own address only."""

    hour = forms.TypedChoiceField(label=_("Not before"), choices=HOURS, coerce=int)
    days = forms.MultipleChoiceField(label=_("On these days"), choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Digest
        fields = ("is_on", "address", "hour", "days")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["days"] = list(self.instance.days)
        if settings.SERVER:
            del self.fields["address"]

    def clean_days(self) -> str:
        """The days as one text."""
        return "".join(sorted(self.cleaned_data["days"]))

    def clean(self) -> dict[str, Any]:
        """A mail goes somewhere."""
        values = super().clean() or self.cleaned_data
        if values.get("is_on") and "address" in self.fields and not values.get("address"):
            self.add_error("address", _("Say where to send it."))
        return values
