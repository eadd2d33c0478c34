"""What a user says of the causes and of the ways out."""

from collections.abc import Iterable
from typing import Any

from django import forms

UNKNOWN = "unknown"
ANSWERS = [("yes", "yes"), ("no", "no"), (UNKNOWN, UNKNOWN)]
VERDICTS = [("helped", "helped"), ("nothing", "nothing"), ("hurt", "hurt")]


class AnswerForm(forms.Form):
    """The answer to one question."""

    observable = forms.ChoiceField(choices=[])
    answer = forms.ChoiceField(choices=ANSWERS)

    def __init__(self, *args: Any, observables: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["observable"].choices = [(name, name) for name in observables]  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    """What came of a way out."""

    verdict = forms.ChoiceField(choices=VERDICTS)
    text = forms.CharField(required=False, max_length=500)
