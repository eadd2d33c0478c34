"""Every component of the style sheets, in both lights: readable by everyone, and never wider than a phone."""

from pathlib import Path

import pytest

SPECIMEN = Path(__file__).with_name("specimen.html").read_text()


@pytest.fixture
def specimen(quiet_page, site):
    def show(theme):
        body = SPECIMEN.replace("THEME", theme)
        quiet_page.route("**/specimen/", lambda route: route.fulfill(body=body, content_type="text/html"))
        quiet_page.goto(f"{site}/specimen/")
        return quiet_page

    return show


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_component_is_accessible(specimen, accessible, theme):
    accessible(specimen(theme))


def test_every_component_fits_a_phone(specimen, accessible):
    page = specimen("light")
    page.set_viewport_size({"width": 360, "height": 740})

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    accessible(page)
