"""A user of Molette."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """The languages Molette speaks, each in its own words."""

    FRENCH = "fr", "Français"
    ENGLISH = "en", "English"


class Theme(models.TextChoices):
    """The light of the pages."""

    AUTO = "auto", _("As the system")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class Users(BaseUserManager["User"]):
    """The ways a user comes to exist."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a user; without a password she cannot sign in by one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a user with every permission."""
        return self.create_user(email, password, is_superuser=True, **fields)

    def local_owner(self, language: str) -> "User":
        """Return the one person of this machine, created at her first visit in the language of her browser."""
        owner, _created = self.get_or_create(
            is_local_owner=True,
            defaults={"email": "owner@localhost", "language": language, "password": "!"},
        )
        return owner


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in: a consultant, an adviser, a peer."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.FRENCH)
    theme = models.CharField(_("appearance"), max_length=5, choices=Theme, default=Theme.AUTO)
    is_active = models.BooleanField(_("active"), default=True)
    is_local_owner = models.BooleanField(default=False, editable=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = (
            models.UniqueConstraint(
                fields=["is_local_owner"], condition=models.Q(is_local_owner=True), name="one_local_owner"
            ),
        )

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def short_name(self) -> str:
        """Return what the header calls her: her name, else the start of her address, else nothing."""
        if self.name or self.is_local_owner:
            return self.name
        return self.email.partition("@")[0]
