"""The account page and the two switches of the header."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from molette.web.accounts.models import User

PROFILE = reverse("accounts:profile")


def test_it_shows_her_account(alice_client):
    assertContains(alice_client.get(PROFILE), "Alice")


def test_it_keeps_what_she_says_of_herself(alice_client, alice):
    answer = alice_client.post(PROFILE, {"name": "Alice M.", "language": "en", "theme": "dark"}, follow=True)

    alice.refresh_from_db()
    assert (alice.name, alice.language, alice.theme) == ("Alice M.", "en", "dark")
    assertContains(answer, "Saved.")


def test_it_refuses_a_language_it_does_not_speak(alice_client, alice):
    answer = alice_client.post(PROFILE, {"name": "Alice", "language": "xx", "theme": "dark"})

    alice.refresh_from_db()
    assert (answer.status_code, alice.language) == (200, "fr")
    assertContains(answer, "errorlist")


def test_it_touches_nobody_else(bruno_client, alice):
    bruno_client.post(PROFILE, {"name": "Bruno", "language": "en", "theme": "dark"})

    alice.refresh_from_db()
    assert alice.language == "fr"


def test_it_is_closed_to_somebody_not_signed_in(anonymous_client):
    answer = anonymous_client.get(PROFILE)

    assertRedirects(answer, f"{reverse('accounts:elsewhere')}?next={PROFILE}", target_status_code=403)


class TestLanguage:
    URL = reverse("accounts:language")

    def test_it_is_kept_on_the_user(self, alice_client, alice):
        assertContains(alice_client.get(PROFILE), '<html lang="fr"')

        answer = alice_client.post(self.URL, {"language": "en", "next": PROFILE})

        assertRedirects(answer, PROFILE)
        assertContains(alice_client.get(PROFILE), "Your account")
        alice.refresh_from_db()
        assert alice.language == "en"

    def test_her_choice_wins_over_her_browser(self, alice_client):
        assertContains(alice_client.get(PROFILE, headers={"accept-language": "en"}), "Votre compte")

    def test_it_is_kept_in_a_cookie_for_somebody_not_signed_in(self, anonymous_client):
        anonymous_client.post(self.URL, {"language": "en"})

        answer = anonymous_client.get(reverse("accounts:elsewhere"))

        assertContains(answer, '<html lang="en"', status_code=403)

    def test_french_comes_first(self, anonymous_client):
        answer = anonymous_client.get(reverse("accounts:elsewhere"))

        assertContains(answer, '<html lang="fr"', status_code=403)

    @pytest.mark.parametrize("wish", [{}, {"language": "xx"}, {"language": ""}])
    def test_it_refuses_another_language(self, alice_client, wish):
        assert alice_client.post(self.URL, wish).status_code == 400

    def test_it_refuses_to_be_read(self, alice_client):
        assert alice_client.get(self.URL).status_code == 405

    @pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
    def test_it_never_leads_elsewhere(self, alice_client, page):
        answer = alice_client.post(self.URL, {"language": "en", "next": page})

        assert answer["Location"] == "/"


class TestTheme:
    URL = reverse("accounts:theme")

    @pytest.mark.parametrize("light", ["auto", "light", "dark"])
    def test_it_is_kept_on_the_user(self, alice_client, light):
        alice_client.post(self.URL, {"theme": light, "next": PROFILE})

        assertContains(alice_client.get(PROFILE), f'data-theme="{light}"')

    def test_it_is_kept_in_a_cookie_for_somebody_not_signed_in(self, anonymous_client):
        anonymous_client.post(self.URL, {"theme": "dark"})

        answer = anonymous_client.get(reverse("accounts:elsewhere"))

        assertContains(answer, 'data-theme="dark"', status_code=403)

    def test_it_ignores_a_forged_cookie(self, anonymous_client):
        anonymous_client.cookies["molette_theme"] = '"><script>'

        answer = anonymous_client.get(reverse("accounts:elsewhere"))

        assertContains(answer, 'data-theme="auto"', status_code=403)

    def test_it_refuses_another_light(self, alice_client):
        assert alice_client.post(self.URL, {"theme": "neon"}).status_code == 400

    def test_it_refuses_a_form_of_another_site(self, alice):
        careful = Client(enforce_csrf_checks=True)
        careful.force_login(alice)

        answer = careful.post(self.URL, {"theme": "dark"})

        assertContains(answer, "restée ouverte trop longtemps", status_code=403)


class TestLocalOwner:
    def test_she_is_signed_in_at_her_first_visit_and_stays_one_person(self, owner_client):
        assert owner_client.get(PROFILE).status_code == 200
        assert owner_client.get(PROFILE).status_code == 200

        assert User.objects.get().is_local_owner

    def test_she_is_met_in_the_language_of_her_browser(self, owner_client):
        assertContains(owner_client.get(PROFILE, headers={"accept-language": "en-GB"}), "Your account")

    @pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
    def test_she_may_use_any_name_of_this_machine(self, db, name):
        assert Client(headers={"host": f"{name}:8000"}).get(PROFILE).status_code == 200

    @pytest.mark.parametrize("address", ["192.168.1.20", "10.0.0.1", "2001:db8::1", "", "somewhere"])
    def test_nobody_is_signed_in_from_another_machine(self, db, address):
        answer = Client(SERVER_NAME="localhost", REMOTE_ADDR=address).get(PROFILE)

        assert answer.status_code == 302
        assert not User.objects.exists()

    @pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-real-ip", "x-forwarded-host"])
    def test_nobody_is_signed_in_through_a_proxy(self, owner_client, header):
        assert owner_client.get(PROFILE, headers={header: "192.168.1.20"}).status_code == 302
        assert not User.objects.exists()

    def test_another_name_is_refused(self, db):
        assert Client(headers={"host": "evil.example"}).get(PROFILE).status_code == 400

    def test_she_does_not_replace_somebody_signed_in(self, alice):
        client = Client(SERVER_NAME="localhost")
        client.force_login(alice)

        assertContains(client.get(PROFILE), "alice@molette.example")
        assert User.objects.get() == alice


class TestErrors:
    def test_nothing_is_there(self, alice_client):
        answer = alice_client.get("/nothing-here/")

        assertContains(answer, "Il n’y a rien à cette adresse.", status_code=404)
        assertContains(answer, "There is nothing at this address.", status_code=404)

    @pytest.mark.parametrize("template", ["400.html", "403.html", "404.html", "500.html", "403_csrf.html"])
    def test_each_page_needs_nothing(self, template):
        from django.template.loader import render_to_string

        assert "Revenir à votre semaine" in render_to_string(template)


def test_an_address_is_kept_in_small_letters(db):
    user = User.objects.create_user("Chloe@Molette.Example")

    assert user.email == "chloe@molette.example"
    assert not user.has_usable_password()
    assert user.short_name == "chloe"
