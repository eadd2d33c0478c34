"""A proposal judged: line by line, in bulk, page after page; what was corrected is remembered."""

import pytest
from django.urls import reverse
from tests.cli.test_commands import MAILBOX
from tests.web.test_intake import ELSEWHERE, TWICE, aimed, confirmed, drop

from molette.engine.ledger.merging import known_by
from molette.web.bridge import reviewing
from molette.web.bridge.reading import journal_of, local_now
from molette.web.intake.models import Correction, State
from molette.web.missions.models import Fact

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def mails(count, said="les voici"):
    """So many requests to Paul, each with its answer."""
    return "".join(
        MAILBOX.replace("<1@", f"<a{n}@").replace("<2@", f"<b{n}@").replace("Effectifs", f"Effectifs {n}")
        .replace("effectifs 2025", f"effectifs {n}").replace("les voici", said) + "\n"
        for n in range(count)
    )  # fmt: skip


def judged(client, intake, *, keep=(), shown=(), **pressed):
    """Press a button of the review; the import again."""
    page = client.get(reverse("intake:import", args=[intake.pk]))
    values = {"seen": page.context["stamp"], "shown": list(shown), "keep": list(keep), **pressed}
    client.post(reverse("intake:judge", args=[intake.pk]), values)
    intake.refresh_from_db()
    return intake


def page(client, intake, **query):
    return client.get(reverse("intake:import", args=[intake.pk]), query).context["review"]


def kinds():
    return [fact.kind for fact in Fact.objects.order_by("at", "id")]


def test_lines_are_grouped_by_kind_with_their_words_day_and_people(alice_client):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX))
    shown = page(alice_client, intake, group="answer")

    assert [(group.name, group.count) for group in shown.groups] == [("1 demande", 1), ("1 réponse", 1)]
    (line,) = shown.lines
    assert (line.day, line.text, line.words) == (
        "mer. 4 mars",
        "Paul Keller a répondu",
        "Bonjour, les voici en pièce jointe.",
    )
    assert "promesse" in [choice.name for choice in line.choices]


def test_the_doubtful_come_first(alice_client):
    text = MAILBOX.replace("Bonjour, les voici en pièce jointe.", "Je suis d’accord mais je reviens vers vous lundi.")
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", text))
    intake.guesses["doubts"] = [1]
    intake.save()

    shown = page(alice_client, intake)
    assert (shown.groups[0].key, shown.shown, shown.lines[0].number) == ("doubtful", "doubtful", 1)


def test_a_wrong_line_is_corrected_in_one_click_and_the_correction_applied_to_the_next_import(alice_client):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX))

    intake = judged(alice_client, intake, judge="1:refuse")
    assert "a refusé" in page(alice_client, intake, group="answer").lines[0].text
    mission = confirmed(alice_client, intake).mission
    assert kinds() == ["ask", "refuse"]

    later = drop(alice_client, "suite.mbox", mails(1), mission)
    assert [line.split("#")[0].split()[3] for line in later.lines if " -> " not in line] == ["refuses"]


def test_what_was_wrong_is_left_out_with_what_hung_on_it_and_may_be_put_back(alice_client):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX))
    intake = judged(alice_client, intake, judge="0:nothing")
    assert Correction.objects.count() == 1

    intake = judged(alice_client, intake, judge="0:")
    assert not Correction.objects.exists()
    intake = judged(alice_client, intake, judge="0:nothing")
    confirmed(alice_client, intake)
    assert not Fact.objects.exists()


def test_ticks_are_kept_from_page_to_page_beyond_two_hundred_lines(alice_client):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", mails(230)))
    first = page(alice_client, intake, group="ask")
    assert (first.groups[0].count, first.pages, len(first.lines)) == (230, 5, 50)

    numbers = [str(line.number) for line in first.lines]
    intake = judged(alice_client, intake, shown=numbers, keep=numbers[1:], turn="ask:5", group="ask")
    last = page(alice_client, intake, group="ask", page=5)
    numbers = [str(line.number) for line in last.lines]
    intake = judged(alice_client, intake, shown=numbers, keep=numbers[:-1], turn="answer:1", group="ask")

    assert not page(alice_client, intake, group="ask").lines[0].is_kept
    assert not page(alice_client, intake, group="ask", page=5).lines[-1].is_kept
    confirmed(alice_client, intake)
    assert Fact.objects.filter(kind="ask").count() == 228
    assert Fact.objects.filter(kind="answer").count() == 228, "an answer to what is left out is no answer"


def test_a_whole_group_is_left_out_or_taken_in_again(alice_client):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", mails(3)))

    intake = judged(alice_client, intake, every="out", group="answer")
    assert page(alice_client, intake).kept == 3
    intake = judged(alice_client, intake, every="in", group="answer")
    assert page(alice_client, intake).kept == 6
    assert not Correction.objects.exists(), "to leave out is not to say that it was read wrongly"


def test_a_request_may_ask_for_something_else(alice_client):
    intake = judged(alice_client, aimed(alice_client, drop(alice_client, "b.mbox", MAILBOX)), judge="0:ask:approval")
    confirmed(alice_client, intake)
    assert "asks approval" in Fact.objects.get(kind="ask").line
    again = drop(alice_client, "suite.mbox", MAILBOX.replace("<1@", "<9@").replace("<2@", "<8@"), intake.mission)
    assert "asks approval" in again.lines[0]


def test_reading_again_applies_corrections_to_the_lines_alike(alice_client):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", mails(3)))
    place = page(alice_client, intake, group="answer").lines[0].number

    intake = judged(alice_client, intake, judge=f"{place}:refuse")
    intake = judged(alice_client, intake, again="yes")
    assert [group.key for group in page(alice_client, intake).groups] == ["ask", "refuse"]
    assert page(alice_client, intake).kept == 6


def test_odd_judgements_change_nothing(alice_client, driss_client):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX))
    for odd in ("99:nothing", "x:nothing", "1:fly", "1:ask:moon", "1:work", ":", "-1:nothing"):
        assert judged(alice_client, intake, judge=odd).verdicts == {}
    values = {"seen": "0123456789abcdef", "judge": "1:nothing"}
    alice_client.post(reverse("intake:judge", args=[intake.pk]), values)
    driss_client.post(reverse("intake:judge", args=[intake.pk]), {"judge": "1:nothing"})
    intake.refresh_from_db()
    assert intake.verdicts == {}


def test_htmx_gets_the_part_and_a_browser_without_it_the_page(alice_client):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX))
    address = reverse("intake:judge", args=[intake.pk])
    seen = alice_client.get(reverse("intake:import", args=[intake.pk])).context["stamp"]

    part = alice_client.post(address, {"seen": seen, "judge": "1:part"}, headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert "<html" not in part.content.decode()
    whole = alice_client.post(address, {"seen": seen, "judge": "1:", "group": "answer"})
    assert whole.headers["Location"].endswith("?group=answer&page=1#lines")
    sent = alice_client.post(
        reverse("intake:confirm", args=[intake.pk]), {"seen": seen}, headers={"HX-Request": "true"}
    )
    assert sent.headers["HX-Redirect"] == reverse("assessments:mission", args=[intake.mission.pk])


def test_the_messages_are_chosen_before_anything_is_proposed(alice_client):
    intake = drop(alice_client, "tout.mbox", TWICE + ELSEWHERE)
    intake = aimed(alice_client, intake, "new:boreal.example")
    assert intake.state == State.ROUTING
    passage = alice_client.get(reverse("intake:import", args=[intake.pk])).context["passage"]
    assert (passage.taken, passage.left) == (4, 4)
    assert [person.address for person in passage.people] == ["paul@boreal.example"]
    assert [(domain.name, domain.is_wanted) for domain in passage.domains] == [
        ("boreal.example", True),
        ("arvor.example", False),
    ]

    address = reverse("intake:route", args=[intake.pk])
    both = {"domain": ["boreal.example", "arvor.example"], "shown": ["paul@boreal.example"], "person": []}
    alice_client.post(address, {**both, "count": "yes"})
    shown = alice_client.get(reverse("intake:import", args=[intake.pk])).context["passage"]
    assert (shown.taken, shown.left) == (4, 4), "the organisation is wanted, the person of the other one is not"
    alice_client.post(address, {"domain": ["boreal.example"], "person": ["paul@boreal.example"],
                                "shown": ["paul@boreal.example"], "not": "effectifs", "propose": "yes"})  # fmt: skip
    intake.refresh_from_db()
    assert (intake.state, intake.lines) == (State.READY, [])

    alice_client.post(reverse("intake:reroute", args=[intake.pk]))
    alice_client.post(address, {"domain": ["boreal.example"], "propose": "yes"})
    mission = confirmed(alice_client, intake).mission
    assert Fact.objects.count() == 4
    again = drop(alice_client, "suite.mbox", TWICE + ELSEWHERE, mission)
    assert again.route["domains"] == ["boreal.example"], "the choice is remembered"


def test_the_text_of_messages_is_kept_only_when_asked_and_shown_and_deleted(alice_client, driss_client):
    plain = confirmed(alice_client, aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX)))
    assert not plain.items.exists()

    intake = drop(alice_client, "tout.mbox", TWICE + ELSEWHERE)
    intake = aimed(alice_client, intake, "new:boreal.example")
    alice_client.post(reverse("intake:route", args=[intake.pk]), {"domain": ["boreal.example"], "propose": "yes"})
    alice_client.post(reverse("intake:confirm", args=[intake.pk]), {"keeps_text": "on"})
    intake.refresh_from_db()
    assert (intake.state, intake.items.count()) == (State.DONE, 4), "those of other missions are forgotten"

    address = reverse("intake:kept", args=[intake.pk])
    shown = alice_client.get(address).content.decode()
    assert "4 messages sont gardés" in shown
    assert "les voici en pièce jointe" in shown
    assert driss_client.get(address).status_code == 404
    alice_client.post(reverse("intake:forget_text", args=[intake.pk]))
    assert not intake.items.exists()
    assert Fact.objects.filter(batch=intake.pk).count() == 4
    assert "Aucun message" in alice_client.get(address).content.decode()


def test_a_fact_already_recorded_is_corrected_and_remembered(alice_client, driss_client):
    mission = confirmed(alice_client, aimed(alice_client, drop(alice_client, "boite.mbox", MAILBOX))).mission
    answer = Fact.objects.get(kind="answer")
    address = reverse("missions:correct", args=[mission.pk, answer.identity])
    assert address in alice_client.get(reverse("missions:facts", args=[mission.pk])).content.decode()

    assert driss_client.post(address, {"act": "refuse"}).status_code == 404
    assert alice_client.post(address, {"act": "fly"}).status_code == 404
    alice_client.post(address, {"act": "refuse"})
    assert f"[replaces {answer.identity}]" in Fact.objects.get(kind="refuse").line
    assert Fact.objects.filter(pk=answer.pk).exists(), "nothing is ever changed"
    later = drop(alice_client, "suite.mbox", mails(1), mission)
    assert "refuses" in " ".join(later.lines)

    refusal = Fact.objects.get(kind="refuse")
    alice_client.post(reverse("missions:correct", args=[mission.pk, refusal.identity]), {"act": "nothing"})
    assert Fact.objects.filter(kind="retract").count() == 1
    ledger = journal_of(mission).ledger
    assert [fact.kind for fact in known_by(ledger, local_now("Europe/Paris"))] == ["ask"]


def test_a_review_of_many_lines_asks_the_database_little(alice_client, django_assert_max_num_queries):
    intake = aimed(alice_client, drop(alice_client, "boite.mbox", mails(230)))
    with django_assert_max_num_queries(12):
        alice_client.get(reverse("intake:import", args=[intake.pk]), {"group": "ask"})
    assert reviewing.LINES_A_PAGE == 50
