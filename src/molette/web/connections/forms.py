"""What a live source needs to be reached, and what is taken of it. No secret is shown again, even after an error."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from molette.connectors.boards import Service
from molette.connectors.imap import Security
from molette.connectors.logins import Means
from molette.connectors.providers import Provider, provider_of
from molette.sources.mail.routing import Route, read_entry
from molette.web.missions.forms import DateInput

NEW = "new"
ENCRYPTION = [
    (Security.TLS, _("Encrypted from the start (TLS, usually port 993)")),
    (Security.STARTTLS, _("Encrypted after the greeting (STARTTLS, usually port 143)")),
    (Security.PLAIN, _("Not encrypted: only for a server on this very machine")),
]
MEANS = [(Means.PASSWORD, _("Password or app password")), (Means.TOKEN, _("OAuth 2 token"))]
PACES = [(minutes, label) for minutes, label in (
    (5, _("every 5 minutes")), (15, _("every 15 minutes")), (30, _("every half hour")), (60, _("every hour")),
    (240, _("every four hours")), (1440, _("once a day")),
)]  # fmt: skip


class Unshown(forms.TextInput):
    """A text that is a secret but is pasted rather than typed: seen while it is entered, never again."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The empty field."""
        return super().get_context(name, None, attrs)


def _hidden(**attributes: str) -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": "off", **attributes})


class AddressForm(forms.Form):
    """Whose mailbox it is; the server is guessed from it."""

    address = forms.EmailField(label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))


class CertificateForm(forms.Form):
    """A server of one's own may be trusted by its certificate."""

    authority = forms.CharField(
        label=_("Certificate of a server of your own"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only if your server has made its own: paste it whole, from BEGIN CERTIFICATE to END CERTIFICATE."),
    )  # fmt: skip


class MailboxForm(CertificateForm):
    """A mailbox and its key."""

    field_order = ("address", "means", "secret", "host", "port", "security", "user", "authority")
    address = forms.EmailField(label=_("Your e-mail address"))
    means = forms.ChoiceField(label=_("What opens it"), choices=MEANS, initial=Means.PASSWORD)
    secret = forms.CharField(label=_("Password or token"), widget=_hidden(), strip=False)
    host = forms.CharField(label=_("Server"), max_length=253)
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=993)
    security = forms.ChoiceField(label=_("Protection of the line"), choices=ENCRYPTION, initial=Security.TLS)
    user = forms.CharField(label=_("Login"), max_length=200)

    @staticmethod
    def guess(address: str) -> tuple[dict[str, Any], Provider]:
        """What can be said of the server of an address, and who keeps it."""
        found = provider_of(address)
        values = {
            "address": address, "host": found.host, "port": found.port, "security": found.security,
            "user": found.login_of(address),
        }  # fmt: skip
        return values, found


class AgendaForm(CertificateForm):
    """An account of calendars and its key."""

    field_order = ("address", "user", "secret", "authority")
    address = forms.CharField(
        label=_("CalDAV address"), max_length=1000,
        help_text=_("Any address of your account: https://caldav.icloud.com, https://sync.infomaniak.com…"),
    )  # fmt: skip
    user = forms.CharField(label=_("Login"), max_length=200, help_text=_("Most often your whole e-mail address."))
    secret = forms.CharField(label=_("Password or app password"), widget=_hidden(), strip=False)


class SubscriptionForm(CertificateForm):
    """A calendar's private address."""

    field_order = ("name", "secret", "authority")
    name = forms.CharField(label=_("What do you call it?"), max_length=200)
    secret = forms.CharField(
        label=_("Private address of the calendar"), max_length=2000, widget=Unshown(attrs={"autocomplete": "off"}),
        help_text=_("“Secret address in iCal format”, https:// or webcal://. Whoever has it reads the calendar: it is kept as a password is."),  # noqa: E501
    )  # fmt: skip


class BoardForm(CertificateForm):
    """A project and the token that reads its issues."""

    field_order = ("address", "service", "secret", "authority")
    address = forms.CharField(
        label=_("Address of the project"), max_length=1000,
        help_text=_("As in your browser: https://github.com/name/project, https://gitlab.example.org/group/project."),
    )  # fmt: skip
    service = forms.ChoiceField(
        label=_("Service"), required=False,
        choices=[("", _("Guess it from the address")), (Service.GITHUB, "GitHub"), (Service.GITLAB, "GitLab")],
    )  # fmt: skip
    secret = forms.CharField(
        label=_("Token that may read the issues"), required=False, widget=_hidden(),
        help_text=_("Read-only, for this project alone. Without a token, only a public project can be read."),
    )  # fmt: skip


class FolderForm(forms.Form):
    """A folder of this machine."""

    path = forms.CharField(
        label=_("Folder"), max_length=1000,
        help_text=_("Its whole path. Save or forward your mails there (.eml), and any file Molette reads; nothing in it is touched."),  # noqa: E501
    )  # fmt: skip

    def clean_path(self) -> str:
        """The whole path of a folder that is there and is not Molette's own."""
        path = Path(self.cleaned_data["path"]).expanduser()
        if not path.is_absolute() or not path.is_dir():
            raise forms.ValidationError(_("There is no such folder: give its whole path."))
        found, own = path.resolve(), Path(settings.HOME).resolve()
        if found == own or own in found.parents or found in own.parents:
            raise forms.ValidationError(_("Molette keeps its own files there: choose a folder kept for the mission."))
        return str(found)


class ChoiceForm(forms.Form):
    """What is read of a source, since when, and for which mission."""

    places = forms.MultipleChoiceField(label=_("What to read"), widget=forms.CheckboxSelectMultiple, required=False)
    mission = forms.ChoiceField(label=_("For which mission?"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name of the new mission"), max_length=200, required=False)
    since = forms.DateField(label=_("Read since"), widget=DateInput(), required=False)

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], missions: Iterable[tuple[str, str]],
                 has_dates: bool, **kwargs: Any):  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["mission"].choices = [*missions, (NEW, _("A new mission"))]  # type: ignore[attr-defined]
        if places:
            self.fields["places"].choices = places  # type: ignore[attr-defined]
            self.fields["places"].required = True
        else:
            del self.fields["places"]
        if not has_dates:
            del self.fields["since"]

    def clean(self) -> dict[str, Any]:
        """A new mission has a name."""
        values = super().clean() or self.cleaned_data
        if values.get("mission") == NEW and not values.get("name"):
            self.add_error("name", _("Give the new mission a name."))
        return values


class RouteForm(forms.Form):
    """Which messages are the mission's."""

    wanted = forms.CharField(
        label=_("Take the messages of"), required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line: an address (claire@arvor.example), a domain (arvor.example), or words of the subject or text."),  # noqa: E501
    )  # fmt: skip
    excluded = forms.CharField(
        label=_("But never those of"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, in the same way: a newsletter, another mission’s words…"),
    )  # fmt: skip

    def __init__(self, *args: Any, may_be_open: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.may_be_open = may_be_open

    @staticmethod
    def initial_of(route: Route) -> dict[str, str]:
        """A route as it is typed."""
        wanted = (*route.people, *route.domains, *route.words)
        return {"wanted": "\n".join(wanted), "excluded": "\n".join(route.excluded)}

    @property
    def route(self) -> Route:
        """What was typed, with the people ticked to be taken or left out."""
        take, leave = self._ticked("take"), self._ticked("leave")
        entries: dict[str, list[str]] = {"people": [], "domains": [], "words": []}
        for entry, kind in map(read_entry, dict.fromkeys([*self._lines("wanted"), *take])):
            if entry not in leave:
                entries[kind].append(entry)
        left = dict.fromkeys(read_entry(one)[0] for one in (*self._lines("excluded"), *leave))
        lists = {kind: tuple(dict.fromkeys(found)) for kind, found in entries.items()}
        return Route(**lists, excluded=tuple(entry for entry in left if entry not in take))

    def _lines(self, name: str) -> list[str]:
        return [line.strip() for line in self.cleaned_data.get(name, "").splitlines() if line.strip()]

    def _ticked(self, name: str) -> list[str]:
        return [read_entry(one)[0] for one in self.data.getlist(name)] if hasattr(self.data, "getlist") else []

    def clean(self) -> dict[str, Any]:
        """A whole mailbox is no mission."""
        values = super().clean() or self.cleaned_data
        if not self.may_be_open and self.route.is_open:
            self.add_error("wanted", _("Say whose messages these are: a whole mailbox is no mission."))
        return values


class SecretForm(forms.Form):
    """Another key for the same source."""

    means = forms.ChoiceField(label=_("What opens it"), choices=MEANS, initial=Means.PASSWORD)
    secret = forms.CharField(label=_("New password, token or address"), widget=_hidden(), strip=False, max_length=2000)

    def __init__(self, *args: Any, has_means: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not has_means:
            del self.fields["means"]


class PaceForm(forms.Form):
    """How often it is read, and what becomes of what is found."""

    pace = forms.TypedChoiceField(label=_("Read"), choices=PACES, coerce=int)
    records_at_once = forms.BooleanField(
        label=_("Record what is found at once"), required=False,
        help_text=_("Otherwise it waits until you confirm. Either way it can be taken back."),
    )  # fmt: skip
