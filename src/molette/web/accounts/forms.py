"""The forms of the account."""

from typing import ClassVar

from django import forms

from molette.web.accounts.models import Language, Theme, User


class LanguageForm(forms.Form):
    """A choice of language."""

    language = forms.ChoiceField(choices=Language.choices)


class ThemeForm(forms.Form):
    """A choice of light."""

    theme = forms.ChoiceField(choices=Theme.choices)


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a user says of herself."""

    class Meta:
        model = User
        fields = ("name", "language", "theme")
        widgets: ClassVar[dict[str, forms.Widget]] = {"name": forms.TextInput(attrs={"autocomplete": "name"})}
