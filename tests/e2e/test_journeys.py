"""The journeys of a first visit, in a real browser: samples, a dropped mailbox, a framed mission, a told call."""

import re

import pytest
from playwright.sync_api import expect
from tests.cli.test_commands import MAILBOX

PHONE = {"width": 360, "height": 740}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def home(quiet_page, site):
    quiet_page.goto(f"{site}/")
    return quiet_page


def in_english(page):
    page.get_by_role("button", name="English").click()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_first_visit_understands_what_is_stuck_from_the_samples(home, accessible, lang):
    if lang == "en":
        in_english(home)
    accessible(home)
    home.get_by_role("button", name={"fr": "Montrer les exemples", "en": "Show the samples"}[lang]).click()
    expect(home.get_by_role("row")).not_to_have_count(1)
    accessible(home)

    stuck = home.get_by_role("row").filter(has_text={"fr": "au point mort", "en": "stalled"}[lang]).first
    stuck.get_by_role("link").click()

    title = {"fr": "est au point mort", "en": "is stalled"}[lang]
    expect(home.get_by_role("heading", level=1)).to_contain_text(title)
    accessible(home)
    home.set_viewport_size(PHONE)
    assert home.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    accessible(home)


def test_the_samples_read_in_the_dark(home, accessible):
    home.get_by_role("button", name="Montrer les exemples").click()
    home.get_by_role("button", name="Sombre").click()
    accessible(home)
    for place in range(home.get_by_role("row").count() - 1):
        home.get_by_role("row").nth(place + 1).get_by_role("link").click()
        accessible(home)
        home.go_back()


def test_a_mailbox_is_dropped_aimed_confirmed_and_taken_back(home, accessible, tmp_path):
    mailbox = tmp_path / "boite.mbox"
    mailbox.write_text(MAILBOX, encoding="utf-8")
    home.get_by_role("link", name="Choisir des fichiers").click()
    accessible(home)
    home.get_by_label("Vos fichiers").set_input_files(mailbox)
    home.get_by_role("button", name="Les lire").click()

    expect(home.get_by_role("heading", level=1)).to_contain_text("mission")
    accessible(home)
    home.get_by_label("Nom de la nouvelle mission").fill("Paie")
    home.get_by_role("button", name="Montrer ce que cela ajouterait").click()
    expect(home.get_by_role("heading", level=1)).to_contain_text("2 faits pour")
    accessible(home)
    home.get_by_role("button", name="Ajouter les 2 faits").click()

    expect(home.get_by_text("2 faits ajoutés depuis boite.mbox.")).to_be_visible()
    home.goto(home.url.split("/missions/")[0] + "/imports/")
    accessible(home)
    home.get_by_role("link", name="boite.mbox").click()
    home.get_by_role("button", name="Retirer tout l’import").click()
    expect(home.get_by_role("heading", level=1)).to_have_text("Cet import a été retiré.")


def test_a_mission_is_framed_and_a_call_noted_then_undone(home, accessible):
    home.get_by_role("link", name="La cadrer").click()
    accessible(home)
    home.get_by_label("Nom de la mission").fill("Audit")
    home.get_by_label("Premier jour").fill("2026-11-02")
    home.get_by_label("Nom", exact=False).locator("visible=true").nth(1).fill("Chloé Martin")
    home.get_by_role("button", name="Cadrer la mission").click()
    expect(home.get_by_role("heading", level=1)).to_contain_text("rien n’est encore connu")

    home.get_by_label("En quelques mots").fill("elle attend la DSI")
    home.get_by_role("button", name="Noter").click()
    expect(home.get_by_text("C’est noté.")).to_be_visible()
    home.get_by_role("button", name="Annuler").click()

    expect(home.get_by_text("C’est retiré.")).to_be_visible()
    home.get_by_role("link", name="Tous les faits").click()
    expect(home.locator("s")).to_contain_text("elle attend la DSI")
    accessible(home)


def test_everything_is_reached_by_keyboard(home):
    home.get_by_role("button", name="Montrer les exemples").press("Enter")
    home.wait_for_load_state()
    home.keyboard.press("Tab")
    assert home.evaluate("document.activeElement.textContent") == "Aller au contenu"
    home.get_by_role("row").nth(1).get_by_role("link").press("Enter")
    home.wait_for_url(re.compile("/missions/"))
    home.get_by_role("link", name="Dire ce qui s’est passé").press("Enter")
    assert home.evaluate("location.hash") == "#tell"


def test_reading_and_telling_need_no_script(browser, site):
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(f"{site}/")
    page.get_by_role("button", name="Montrer les exemples").click()
    page.get_by_role("row").nth(1).get_by_role("link").click()
    page.get_by_label("En quelques mots").fill("sans script")
    page.get_by_role("button", name="Noter").click()
    expect(page.get_by_text("C’est noté.")).to_be_visible()
    context.close()
