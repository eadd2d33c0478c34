"""The journey of a stalled mission: why, a question answered, a way out chosen, what it costs."""

import pytest
from playwright.sync_api import expect

PHONE = {"width": 360, "height": 740}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stalled(quiet_page, site):
    """The page of the sample mission that is stalled."""
    quiet_page.goto(f"{site}/missions/")
    quiet_page.get_by_role("button", name="Montrer les exemples").click()
    quiet_page.get_by_role("row").filter(has_text="au point mort").first.get_by_role("link").click()
    return quiet_page


def fits_a_phone(page, accessible):
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    accessible(page)


def test_a_question_is_answered_and_a_way_out_chosen(stalled, accessible):
    stalled.get_by_role("link", name="Comprendre").click()
    expect(stalled.get_by_role("heading", level=1)).to_contain_text("Le plus probable")
    accessible(stalled)
    asked = stalled.locator("#question").inner_text()

    stalled.get_by_role("button", name="Non", exact=True).click()
    expect(stalled.locator("#question")).not_to_have_text(asked)
    stalled.get_by_role("link", name="Chercher une issue").click()
    accessible(stalled)

    stalled.get_by_role("button", name="La choisir").first.click()
    expect(stalled.get_by_text("À vérifier le")).to_be_visible()
    stalled.get_by_role("button", name="Cela a aidé").click()
    expect(stalled.get_by_text("a aidé", exact=True)).to_be_visible()
    fits_a_phone(stalled, accessible)


def test_what_it_costs_reads_in_the_dark_and_on_a_phone(stalled, accessible):
    stalled.get_by_role("button", name="Sombre").click()
    stalled.get_by_role("link", name="Ce que cela coûte").click()
    expect(stalled.get_by_role("heading", level=1)).to_contain_text("L’attente a coûté")
    accessible(stalled)

    stalled.get_by_role("button", name="Un peu seulement").click()
    expect(stalled.get_by_text("Dernière réponse")).to_be_visible()
    fits_a_phone(stalled, accessible)
