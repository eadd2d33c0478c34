"""Settings: from the environment only, and loud when something is missing.

MOLETTE_MODE=own (the default) is one person on her own machine: no password, loopback only.
MOLETTE_MODE=server is several people on a server: accounts, second factor, HTTPS.
"""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from molette.web.environment import Environment, database, kept_key, mail, sqlite

environment = Environment(os.environ)

WEB = Path(__file__).resolve().parent
HOME = environment.home()
SERVER = environment.choice("MOLETTE_MODE", "own", "server") == "server"

DEBUG = False
SECRET_KEY = environment.secret("MOLETTE_SECRET_KEY") if SERVER else kept_key(HOME / "secret_key")
ALLOWED_HOSTS = environment.words("MOLETTE_ALLOWED_HOSTS") if SERVER else ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "molette.web.accounts",
    "molette.web.missions",
    "molette.web.intake",
    "molette.web.connections",
    "molette.web.assessments",
    "molette.web.week",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_q",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "molette.web.accounts.middleware.browser_limits",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "molette.web.accounts.middleware.local_owner",
    "molette.web.accounts.middleware.chosen_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "molette.web.urls"
WSGI_APPLICATION = "molette.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "molette.web.accounts.context.appearance",
            ],
        },
    },
]

# Our templates before Django's for forms too: one way to draw a field, in every page.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Data

database_url = environment.text("DATABASE_URL") if SERVER else environment.text("DATABASE_URL", "")
DATABASES = {"default": database(database_url) if database_url else sqlite(HOME / "molette.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What locks the passwords of live sources; several machines share it, one keeps its own beside its data.
is_key_given = any(environment.text(name, "") for name in ("MOLETTE_SEAL_KEY", "MOLETTE_SEAL_KEY_FILE"))
SEAL_KEY = environment.secret("MOLETTE_SEAL_KEY") if is_key_given else ""
# A shared server does not lend its view of its own network to those who name machines to call.
PRIVATE_HOSTS = not SERVER or environment.flag("MOLETTE_PRIVATE_HOSTS")

MEDIA_ROOT = HOME / "media"
DATA_UPLOAD_MAX_NUMBER_FILES = 2000  # a folder of messages is dropped at once; more go in a .zip
FILE_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [WEB / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Work in the background. A job is killed at `timeout` and given again at `retry` if its worker died:
# it may run twice, so every job can. One that raises is not tried again: its failure is for a person to read.

Q_CLUSTER = {
    "name": "molette",
    "orm": "default",
    "workers": 1 if DATABASES["default"]["ENGINE"].endswith("sqlite3") else 2,
    "timeout": 240,
    "retry": 300,
    "max_attempts": 3,
    "ack_failures": True,
    "catch_up": False,
    "poll": 1,
    "log_level": "WARNING",
    "sync": environment.flag("MOLETTE_WORK_AT_ONCE"),
}

# Languages and time

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = [WEB / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.text("MOLETTE_TIME_ZONE", "Europe/Paris")

# People

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login" if SERVER else "accounts:elsewhere"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "molette.web.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
# Wrong passwords are axes' business: two rules for one thing would hide each other.
ACCOUNT_RATE_LIMITS = {"login_failed": False}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Molette"
MOLETTE_SIGNUP_OPEN = environment.flag("MOLETTE_SIGNUP_OPEN")

AXES_ENABLED = SERVER
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
# An address alone would lock a whole office out behind its proxy; a name alone would let anyone lock anyone out.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "molette.web.accounts.adapter.typed_email"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_VERBOSE = False

mail_url = environment.text("MOLETTE_MAIL_URL", "")
if mail_url:
    globals().update(mail(mail_url))
    DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("MOLETTE_MAIL_FROM")
else:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
SENDS_MAIL = bool(mail_url)
# Without a mail server nobody could ever confirm an address.
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if mail_url else "none"
MFA_ALLOW_UNVERIFIED_EMAIL = not mail_url

# What the browser may do

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SERVER
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = SERVER
SECURE_HSTS_SECONDS = 31_536_000 if SERVER else 0
if environment.flag("MOLETTE_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A page that is not there is the reader's news, not the server's.
    "loggers": {"django": {"handlers": [], "propagate": True}, "django.request": {"level": "ERROR"}},
}
