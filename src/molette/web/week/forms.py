"""A message to send by hand, and what came of a call."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from molette.web.missions.forms import DateInput

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

    due = forms.DateField(label=_("Promised for"), widget=DateInput(), required=False)


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
