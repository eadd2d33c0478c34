"""A mailbox connected in a real browser, to a real server: added, chosen, previewed, read, confirmed, removed."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect
from tests.connectors.conftest import pymap, room  # noqa: F401 (fixtures)
from tests.web.connections.conftest import Box, answer, ask, private

PHONE = {"width": 360, "height": 740}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.HOME = tmp_path


@pytest.fixture
def careful_page(page):
    """A page whose console says nothing but that a form was not right (422)."""
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    yield page
    assert not [text for text in said if "422" not in text]


@pytest.fixture
def box(pymap):  # noqa: F811 (the fixture)
    name = f"Arvor {uuid4().hex[:6]}"
    with pymap.admin() as client:
        client.create_folder(name)
    found = Box(pymap, name)
    found.put(ask(1), answer(1), ask(2), private())
    return found


def fits(page):
    """Whether nothing sticks out of a phone's screen."""
    wide = page.viewport_size
    page.set_viewport_size(PHONE)
    found = page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(wide)
    return found


def check(page, accessible):
    accessible(page)
    assert fits(page)


def come_to_the_mailbox(page, site, accessible):
    """From the first page to the form of a mailbox."""
    page.goto(f"{site}/")
    page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Sources").click()
    check(page, accessible)
    page.get_by_role("link", name="Brancher une source").click()
    check(page, accessible)
    page.get_by_role("link", name="Brancher une boîte aux lettres").click()
    check(page, accessible)
    page.get_by_label("Votre adresse e-mail").fill("alice@roux.example")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_label("Serveur", exact=True)).to_have_value("imap.roux.example")
    check(page, accessible)


def open_it(page, accessible, account):
    """A wrong password is refused and forgotten, the right one opens."""
    page.get_by_label("Serveur", exact=True).fill(account.host)
    page.get_by_label("Port").fill(str(account.port))
    page.get_by_label("Protection de la liaison").select_option("plain")
    page.get_by_label("Identifiant").fill(account.login.user)
    page.get_by_label("Mot de passe ou jeton").fill("pas le bon")
    page.get_by_role("button", name="Essayer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("La source ne répond pas encore.")
    expect(page.get_by_text("refuse cet identifiant")).to_be_visible()
    expect(page.get_by_label("Mot de passe ou jeton")).to_have_value("")
    check(page, accessible)
    page.get_by_label("Mot de passe ou jeton").fill(account.login.secret)
    page.get_by_role("button", name="Essayer").click()


def choose_and_see(page, accessible, folder):
    """Choose a folder and a mission, and see which messages it would take."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("répond. Que faut-il y lire")
    check(page, accessible)
    ticked = page.get_by_role("group", name="Ce qui est lu").get_by_role("checkbox", checked=True)
    while ticked.count():
        ticked.first.uncheck()
    page.get_by_role("checkbox", name=folder).check()
    page.get_by_label("Nom de la nouvelle mission").fill("Paie")
    page.get_by_label("Lire depuis").fill("2020-01-01")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("button", name="Montrer ce que cela prend").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("De qui sont les messages")
    check(page, accessible)
    page.get_by_label("Prendre les messages de").fill("arvor.example")
    page.get_by_role("button", name="Montrer ce que cela prend").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("prendrait 3 messages")
    expect(page.get_by_role("heading", level=1)).to_contain_text("en laisserait 1")
    check(page, accessible)
    page.get_by_role("button", name="Lire ceux-là").click()


def test_a_mailbox_is_connected_read_and_confirmed_again_and_again(careful_page, site, accessible, box):
    page = careful_page
    come_to_the_mailbox(page, site, accessible)
    open_it(page, accessible, box.server.account)
    choose_and_see(page, accessible, box.folder)
    expect(page.get_by_role("heading", level=1)).to_contain_text("est à jour")
    check(page, accessible)
    page.get_by_role("link", name=re.compile("3 nouveaux faits à confirmer")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("3 faits pour")
    page.get_by_role("button", name="Ajouter les 3 faits").click()
    expect(page.get_by_text("3 faits ajoutés")).to_be_visible()

    box.put(answer(2, days=1))
    page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Sources").click()
    check(page, accessible)
    page.get_by_role("link", name="alice@roux.example").click()
    page.get_by_role("button", name="Lire maintenant").click()
    page.get_by_role("link", name="Paie", exact=True).click()
    expect(page.get_by_role("link", name=re.compile("1 nouveau fait à confirmer"))).to_be_visible()
    check(page, accessible)


def test_it_is_paused_and_removed_and_each_is_undone(careful_page, site, accessible, box):
    page = careful_page
    come_to_the_mailbox(page, site, accessible)
    open_it(page, accessible, box.server.account)
    choose_and_see(page, accessible, box.folder)
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("est en pause")
    check(page, accessible)
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("est à jour")
    page.get_by_role("link", name="Retirer cette source").click()
    check(page, accessible)
    page.get_by_role("button", name="Retirer cette source").click()
    expect(page.get_by_text("sera effacée dans une heure")).to_be_visible()
    check(page, accessible)
    page.get_by_role("button", name="Annuler").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("est à jour")


def test_the_way_is_the_same_in_english_in_the_dark_and_without_script(browser, site, accessible, box):
    account = box.server.account
    context = browser.new_context(java_script_enabled=False, locale="en-GB", color_scheme="dark")
    page = context.new_page()
    page.goto(f"{site}/connections/new/mailbox/?address=alice%40gmail.com")
    expect(page.get_by_text("make an app password")).to_be_visible()
    page.get_by_text("Its server").click()
    page.get_by_label("Server", exact=True).fill(account.host)
    page.get_by_label("Port").fill(str(account.port))
    page.get_by_label("Protection of the line").select_option("plain")
    page.get_by_label("Login").fill(account.login.user)
    page.get_by_label("Password or token").fill(account.login.secret)
    page.get_by_role("button", name="Try it").click()
    ticked = page.get_by_role("group", name="What to read").get_by_role("checkbox", checked=True)
    while ticked.count():
        ticked.first.uncheck()
    page.get_by_role("checkbox", name=box.folder).check()
    page.get_by_label("Name of the new mission").fill("Payroll")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Take the messages of").fill("arvor.example")
    page.get_by_role("button", name="Read these").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("is up to date")
    expect(page.get_by_text("3 new facts to confirm")).to_be_visible()
    context.close()
