"""A mailbox judged line by line and a timesheet mapped, in a real browser, with its scripts and without."""

import re

import pytest
from playwright.sync_api import expect
from tests.web.test_intake import ELSEWHERE, TWICE
from tests.web.test_sheets import SHEET

PHONE = {"width": 360, "height": 740}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def mailbox(tmp_path):
    place = tmp_path / "tout.mbox"
    place.write_text(TWICE + ELSEWHERE, encoding="utf-8")
    return place


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def browsing(request, browser, site):
    context = browser.new_context(java_script_enabled=request.param, locale="fr-FR")
    page = context.new_page()
    page.goto(f"{site}/drop/")
    yield page
    context.close()


def looked_at(page, accessible):
    """The page breaks no rule, on a phone either."""
    size = page.viewport_size
    accessible(page)
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(size)


def judge(page):
    """From the dropped mailbox to a refusal corrected, a line left out, and the rest added."""
    page.get_by_role("button", name="Les lire").click()
    page.get_by_label(re.compile("boreal.example")).check()
    page.get_by_role("button", name="Montrer ce que cela ajouterait").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 messages concernent")
    page.get_by_role("button", name="Lire ces 4 messages").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 faits pour")
    page.get_by_role("button", name="2 réponses").click()
    line = page.locator("ul.lines li")
    expect(line).to_have_count(2)
    line.first.get_by_role("button", name="refus").click()
    expect(line.first).to_contain_text("a refusé")
    line.nth(1).get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="2 demandes").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("3 faits pour")
    page.get_by_role("button", name="Ajouter les 3 faits").click()
    expect(page.get_by_text("3 faits ajoutés depuis tout.mbox.")).to_be_visible()


def test_a_mailbox_is_judged_line_by_line_with_or_without_scripts(browsing, mailbox):
    browsing.get_by_label("Vos fichiers").set_input_files(mailbox)
    judge(browsing)


def test_the_pages_of_an_import_are_calm_and_accessible(quiet_page, site, mailbox, tmp_path, accessible):
    page = quiet_page
    page.goto(f"{site}/drop/")
    page.get_by_text("Comment les sortir de mes outils").click()
    looked_at(page, accessible)
    page.get_by_label("Vos fichiers").set_input_files(mailbox)
    page.get_by_role("button", name="Les lire").click()
    page.get_by_label(re.compile("boreal.example")).check()
    page.get_by_role("button", name="Montrer ce que cela ajouterait").click()
    looked_at(page, accessible)
    page.get_by_role("button", name="Lire ces 4 messages").click()
    page.locator("ul.lines li").first.get_by_role("button", name=re.compile("^Faux")).click()
    expect(page.locator("s").first).to_be_visible()
    assert "comme" in page.evaluate("document.activeElement.textContent"), "the keyboard stays on the line judged"
    looked_at(page, accessible)
    page.get_by_label("Garder le texte des messages").check()
    page.get_by_role("button", name=re.compile("^(L’ajouter|Ajouter)")).click()
    page.wait_for_url(re.compile("/missions/"))
    mission = page.url

    (tmp_path / "temps.csv").write_text(SHEET, encoding="utf-8")
    page.goto(f"{mission}drop/")
    page.get_by_label("Vos fichiers").set_input_files([tmp_path / "temps.csv", mailbox])
    page.get_by_role("button", name="Les lire").click()
    looked_at(page, accessible)
    page.get_by_role("link", name="temps.csv").click()
    page.get_by_text("Quelque chose est faux").click()
    page.get_by_label("Durée", exact=True).select_option(label="Fait")
    looked_at(page, accessible)
    page.get_by_role("button", name="Lire ainsi").click()
    expect(page.get_by_text("C’est retenu pour le prochain fichier")).to_be_visible()

    page.goto(f"{site}/imports/")
    looked_at(page, accessible)
    page.get_by_role("link", name="tout.mbox").last.click()
    page.get_by_role("link", name="Ce qui en est gardé").click()
    page.locator("summary").first.click()
    looked_at(page, accessible)
    page.get_by_role("button", name="Supprimer les messages").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aucun message")


def test_a_fact_is_corrected_from_the_list_of_facts(browsing, mailbox, site):
    browsing.get_by_label("Vos fichiers").set_input_files(mailbox)
    judge(browsing)
    browsing.get_by_role("link", name="Tous les faits").click()
    browsing.get_by_role("row").filter(has_text="a refusé").get_by_role("button", name="réponse", exact=True).click()
    expect(browsing.locator("s")).to_contain_text("a refusé")
    expect(browsing.get_by_role("row").filter(has_text="a répondu")).to_have_count(1)
