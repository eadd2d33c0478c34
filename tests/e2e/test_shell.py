"""The shell around every page: header, languages, light, small screens, keyboard, no JavaScript."""

import pytest
from playwright.sync_api import expect

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def page_at_home(quiet_page, site):
    quiet_page.goto(f"{site}/account/")
    return quiet_page


def test_the_header_leads_home_and_to_the_account(page_at_home):
    header = page_at_home.get_by_role("banner")

    expect(header.get_by_role("link", name="Molette")).to_have_attribute("href", "/")
    expect(header.get_by_role("link", name="Missions")).to_be_visible()
    expect(header.get_by_role("link", name="Votre compte")).to_have_attribute("aria-current", "page")


def test_it_speaks_both_languages(page_at_home, accessible):
    expect(page_at_home.get_by_role("heading", level=1)).to_have_text("Votre compte")

    page_at_home.get_by_role("button", name="English").click()

    expect(page_at_home.locator("html")).to_have_attribute("lang", "en")
    expect(page_at_home.get_by_role("heading", level=1)).to_have_text("Your account")
    accessible(page_at_home)

    page_at_home.get_by_role("button", name="Français").click()

    expect(page_at_home.get_by_role("heading", level=1)).to_have_text("Votre compte")


@pytest.mark.parametrize(
    ("name", "theme", "paper"), [("Clair", "light", "rgb(250, 248, 244)"), ("Sombre", "dark", "rgb(22, 25, 23)")]
)
def test_the_light_is_hers_to_choose(page_at_home, accessible, name, theme, paper):
    page_at_home.get_by_role("button", name=name).click()

    expect(page_at_home.locator("html")).to_have_attribute("data-theme", theme)
    expect(page_at_home.locator("body")).to_have_css("background-color", paper)
    expect(page_at_home.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
    accessible(page_at_home)


def test_the_light_follows_the_system_until_she_chooses(page_at_home):
    page_at_home.emulate_media(color_scheme="dark")
    expect(page_at_home.locator("body")).to_have_css("background-color", "rgb(22, 25, 23)")

    page_at_home.emulate_media(color_scheme="light")
    expect(page_at_home.locator("body")).to_have_css("background-color", "rgb(250, 248, 244)")


def test_it_fits_a_phone(page_at_home, accessible):
    page_at_home.set_viewport_size(PHONE)

    assert page_at_home.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    accessible(page_at_home)


def test_it_is_read_by_keyboard(page_at_home):
    page_at_home.keyboard.press("Tab")
    expect(page_at_home.get_by_role("link", name="Aller au contenu")).to_be_focused()
    expect(page_at_home.get_by_role("link", name="Aller au contenu")).to_be_in_viewport()

    page_at_home.keyboard.press("Enter")
    page_at_home.keyboard.press("Tab")

    expect(page_at_home.get_by_label("Nom")).to_be_focused()


def test_what_is_saved_is_said(page_at_home, accessible):
    page_at_home.get_by_label("Nom").fill("Alice")
    page_at_home.get_by_role("button", name="Enregistrer").click()

    expect(page_at_home.get_by_role("status")).to_contain_text("Enregistré.")
    expect(page_at_home.get_by_role("banner").get_by_role("link", name="Alice")).to_be_visible()
    accessible(page_at_home)


def test_htmx_is_there_and_obeys_the_content_policy(page_at_home):
    assert page_at_home.evaluate("[htmx.config.allowEval, htmx.config.includeIndicatorStyles]") == [False, False]


def test_it_works_without_javascript(browser, browser_context_args, site):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/account/")

    page.get_by_role("button", name="English").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Your account")
    context.close()


def test_an_error_is_calm(page, site, accessible):
    answer = page.goto(f"{site}/nothing-here/")

    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Il n’y a rien à cette adresse.")
    accessible(page)
