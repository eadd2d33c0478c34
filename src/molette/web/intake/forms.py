"""Dropping files, and saying which mission they are for."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

NEW = "new:"


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A list of files."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        """Each file as a single one would be; an empty one is told later, with its name."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            super().clean(None, initial)
        return [file for file in files if file]


class FolderInput(FilesInput):
    """A whole folder, where the browser can."""

    def __init__(self) -> None:
        super().__init__(attrs={"webkitdirectory": True})


class DropForm(forms.Form):
    """Files to read."""

    files = FilesField(  # type: ignore[assignment]
        label=_("Your files"),
        required=False,
        help_text=_(
            "Mails (.mbox, .pst, .eml, .msg), calendar (.ics), timesheet (.csv, .xlsx, .ods, .xls), "
            "board (.json, .csv), invoice, journal, or all of them in a .zip."
        ),
    )
    folder = FilesField(
        label=_("Or a whole folder"),
        help_text=_("Beyond 2,000 files, put them in a .zip."),
        required=False,
        widget=FolderInput(),
    )
    keeps_text = forms.BooleanField(
        label=_("Keep the text of the messages"),
        required=False,
        help_text=_("Otherwise it is forgotten once you have confirmed; only the sentences that count stay."),
    )

    def clean(self) -> dict[str, Any]:
        """Something was dropped, in one place or the other; what a folder hides is left alone."""
        values = super().clean() or self.cleaned_data
        held = [file for file in values.get("folder") or [] if not (file.name or "").startswith(".")]
        values["files"] = [*(values.get("files") or []), *held]
        if not values["files"]:
            self.add_error("files", _("Choose at least one file."))
        return values


class AimForm(forms.Form):
    """Which mission a file is for, and who you are in it."""

    me = forms.ChoiceField(label=_("Which address is yours?"), required=False)
    mission = forms.ChoiceField(label=_("Which mission is it for?"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name of the new mission"), max_length=200, required=False)

    def __init__(self, *args: Any, missions: Iterable[tuple[str, str]], guesses: Sequence[tuple[str, str]],
                 addresses: Sequence[str], **kwargs: Any):  # fmt: skip
        super().__init__(*args, **kwargs)
        choices = [
            *missions,
            *((f"{NEW}{name}", label) for name, label in guesses),
            (NEW, _("A new mission, with everything")),
        ]
        self.fields["mission"].choices = choices  # type: ignore[attr-defined]
        self.fields["mission"].initial = choices[0][0]
        if addresses:
            self.fields["me"].choices = [(address, address) for address in addresses]  # type: ignore[attr-defined]
        else:
            del self.fields["me"]
