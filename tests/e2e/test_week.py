"""The landing page on a phone, in a real browser: nudge two people, answer one, log a call."""

import re
from datetime import UTC, date, datetime, time

import pytest
from playwright.sync_api import expect

from molette.engine.ledger.reading import read_journal
from molette.web.accounts.models import User
from molette.web.bridge.recording import record_assessment, record_facts
from molette.web.missions.models import Fact, Mission
from molette.web.week.models import Digest

PHONE = {"width": 390, "height": 800}
pytestmark = pytest.mark.django_db(transaction=True)


WEDNESDAY = date(2026, 3, 18)
PLAN = """mission "Refonte de la paie" 2026-01-12 .. 2026-09-30
  client "Groupe Arvor"
  person me "Alice Roux" <alice@roux.example>
  person chloe "Chloé Martin" <chloe@arvor.example>, sponsor, answers within 3 d
  person paul "Paul Keller" <paul@arvor.example>
  person ines "Inès Bel" <ines@arvor.example>
  milestone cadrage "Note de cadrage", 8 d, approved by chloe
"""
FACTS = """
2026-03-02 me -> paul asks information "Pouvez-vous envoyer les effectifs ?" #r1
2026-03-04 me -> ines asks access "la base de test" #r2
2026-03-05 me -> chloe delivers cadrage for approval #d1
2026-03-09 me reminds #d1 by mail
2026-03-11 me reminds #d1 by mail
2026-03-11 chloe -> me asks information "Où en est le planning ?" #o1
"""


@pytest.fixture(autouse=True)
def _wednesday(monkeypatch):
    """The server of the test runs in this process: it is a Wednesday for it too."""
    moment = datetime.combine(WEDNESDAY, time(9), UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


@pytest.fixture
def mission(db):
    read = read_journal(PLAN + FACTS)
    owner = User.objects.local_owner("fr")
    mission = Mission.objects.create(account=owner, name=read.mission.name, client="Groupe Arvor", plan=PLAN)
    record_facts(mission, read.ledger)
    record_assessment(mission)
    return mission


def test_a_week_is_done_on_a_phone(quiet_page, site, mission, accessible):
    page = quiet_page
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Cette semaine\u202f: relancez 3 personnes, répondez à 1."
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    accessible(page)

    for name in ("Paul Keller", "Inès Bel"):
        page.get_by_role("link", name=re.compile(f"Préparer le message.*{name}")).click()
        expect(page.get_by_text("rien à reprendre")).to_be_visible()
        accessible(page)
        page.get_by_label("Message", exact=True).fill("Vous ne répondez jamais ? Et les accès ?")
        expect(page.get_by_text("Votre message pose 2 questions.")).to_be_visible()
        accessible(page)
        page.go_back()
        page.get_by_role("link", name=re.compile(f"Préparer le message.*{name}")).click()
        with page.expect_download() as file:
            page.get_by_role("button", name="Ouvrir comme brouillon (.eml)").click()
        assert file.value.suggested_filename.endswith(".eml")
        assert page.get_by_role("link", name="Ouvrir dans ma messagerie").get_attribute("href").startswith("mailto:")
        page.get_by_role("button", name="C’est envoyé").click()
        expect(page.get_by_text("Relance notée.")).to_be_visible()

    page.get_by_role("link", name=re.compile("Noter un appel.*Chloé Martin")).click()
    accessible(page)
    page.get_by_role("button", name="Personne n’a répondu").click()
    expect(page.get_by_text("C’est noté.")).to_be_visible()

    page.get_by_role("link", name=re.compile("Préparer la réponse.*Chloé Martin")).click()
    accessible(page)
    page.get_by_role("button", name="C’est envoyé\u202f: noter ma promesse").click()
    expect(page.get_by_text("Votre promesse est notée.")).to_be_visible()
    accessible(page)

    kinds = list(Fact.objects.filter(mission=mission, line__contains="[from hand").values_list("kind", flat=True))
    assert sorted(kinds) == ["nudge", "nudge", "nudge", "promise"]
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_text("C’est retiré.")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Préparer la réponse.*Chloé Martin"))).to_be_visible()


def test_the_week_reads_in_the_dark_and_in_english(quiet_page, site, mission, accessible):
    quiet_page.goto(f"{site}/")
    quiet_page.get_by_role("button", name="Sombre").click()
    accessible(quiet_page)
    quiet_page.get_by_role("button", name="English").click()
    expect(quiet_page.get_by_role("heading", level=1)).to_have_text("This week: nudge 3 people, answer 1.")
    quiet_page.get_by_role("link", name=re.compile("Prepare the message.*Paul Keller")).click()
    accessible(quiet_page)


def test_a_nudge_needs_no_script(browser, site, mission):
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(f"{site}/")
    page.get_by_role("link", name=re.compile("Préparer le message.*Paul Keller")).click()
    page.get_by_label("Message", exact=True).fill("Avez-vous des nouvelles ?")
    page.get_by_role("button", name="Relire").click()
    expect(page.get_by_text("ne dit ni quoi ni pour quand")).to_be_visible()
    page.get_by_role("button", name="C’est envoyé").click()
    expect(page.get_by_text("Relance notée.")).to_be_visible()
    context.close()


def test_the_calendar_address_is_made_and_the_digest_chosen(quiet_page, site, mission, accessible):
    page = quiet_page
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/")
    page.get_by_role("link", name="Dans votre agenda, ou par mail une fois par jour").click()
    accessible(page)
    page.get_by_role("button", name="Faire une adresse privée").click()
    address = page.get_by_label("L’adresse privée").input_value()
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "BEGIN:VEVENT" in answer.text()

    page.get_by_label("Recevoir le résumé du jour").check()
    page.get_by_label("À cette adresse").fill("alice@roux.example")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Enregistré.")).to_be_visible()
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    page.goto(f"{site}/digest/stop/{Digest.objects.get().token}/")
    accessible(page)
    page.get_by_role("button", name="L’arrêter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Le résumé du jour est arrêté.")
    accessible(page)
