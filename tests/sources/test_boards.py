"""The boards Alice and Bruno keep with Chloé: what each column says of who is awaited."""

import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from molette.engine.ledger.merging import merge
from molette.engine.ledger.types import Fact, Kind, Ledger, Milestone, Mission, Person, Side
from molette.engine.waits.pairing import read_waits
from molette.sources.boards import BoardRead, Stage, board_facts, read_board, stage_of

PEOPLE = (
    Person("me", "Alice Roux", ("alice@roux.example",), side=Side.ME),
    Person("chloe", "Chloé Martin", ("chloe.martin@arvor.example",)),
)
ALICE = {"fullName": "Alice Roux", "username": "aliceroux"}
CHLOE = {"fullName": "Chloé Martin", "username": "chloe12"}
DRISS = {"fullName": "Driss Nobody", "username": "driss"}
DATA = Path(__file__).parents[3] / "shared" / "data" / "boards"


def read(board: object, **given: object) -> BoardRead:
    content = board if isinstance(board, bytes) else json.dumps(board).encode()
    choices: dict[str, object] = {"source": "tableau", "people": PEOPLE, "zone": "Europe/Paris"}
    return read_board(content, **{**choices, **given})


def told(result: BoardRead) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(f"{fact.at:%m-%d %H:%M}", fact.by, str(fact.kind), fact.to) for fact in result.facts]


def codes(result: BoardRead) -> list[str]:
    return [problem.code for problem in result.problems]


def action(
    day: str, by: dict[str, str], kind: str = "updateCard", card: str = "c1", **data: object
) -> dict[str, object]:
    shown = {"id": card, "name": "Note de cadrage"}
    found = {"id": f"{card}-{day}-{kind}", "type": kind, "date": f"2026-{day}:00.000Z", "memberCreator": by}
    return found | {"data": {"card": shown, **data}}


def moved(day: str, by: dict[str, str], column: str, card: str = "c1") -> dict[str, object]:
    return action(day, by, card=card, listBefore={"name": "?"}, listAfter={"name": column})


def trello(*actions: dict[str, object], **card: object) -> dict[str, object]:
    shown = {"id": "c1", "name": "Note de cadrage", "idMembers": [], "idList": "l1", "closed": False, **card}
    members = [{"id": "m2", **CHLOE}, {"id": "m1", **ALICE}]
    lists = [{"id": "l1", "name": "En cours"}]
    return {"name": "Paie", "cards": [shown], "lists": lists, "members": members, "actions": list(actions)[::-1]}


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("À valider", Stage.APPROVAL),
        ("En attente de validation", Stage.APPROVAL),
        ("In review", Stage.APPROVAL),
        ("Ready for QA", Stage.APPROVAL),
        ("status: waiting for client", Stage.WAITING),
        ("En attente client", Stage.WAITING),
        ("Bloqué", Stage.BLOCKED),
        ("Validé", Stage.DONE),
        ("Terminées", Stage.DONE),
        ("Not done", Stage.TODO),
        ("En cours", Stage.DOING),
        ("À faire", Stage.TODO),
        ("Ready for dev", Stage.TODO),
        ("Page d'accueil", None),
        ("valider " * 20, None),
    ],
)
def test_a_column_says_what_its_name_says(name, stage):
    assert stage_of(name) is stage


def test_a_card_to_approve_is_a_wait_on_the_client_who_is_assigned_until_it_is_done():
    board = trello(
        action("03-02T08:00", ALICE, "createCard", list={"name": "En cours"}),
        moved("03-03T09:00", ALICE, "À valider"),
        moved("03-10T15:00", CHLOE, "Terminé"),
        idMembers=["m2"],
    )
    result = read(board)

    assert told(result) == [
        ("03-03 10:00", "me", "ask", ("chloe",)),
        ("03-10 16:00", "chloe", "approve", ()),
        ("03-10 16:00", "chloe", "note", ()),
    ]
    assert result.facts[0].label == result.facts[1].ref
    assert result.facts[0].text == "Note de cadrage"
    assert not result.problems


def test_the_waits_are_those_the_engine_reads():
    result = read(trello(moved("03-03T09:00", ALICE, "En attente client"), moved("03-05T09:00", ALICE, "En cours")))
    mission = Mission("Paie", date(2026, 3, 2), people=result.people)
    (wait,), _, problems = read_waits(mission, merge(Ledger(), result.facts))

    assert (wait.asker, wait.holder, str(wait.state), wait.answered_at) == (
        "me", "client", "answered", datetime(2026, 3, 5, 10),
    )  # fmt: skip
    assert not problems


def test_a_board_is_read_for_a_mission_with_what_the_mission_knows():
    board = trello(moved("03-03T09:00", ALICE, "À valider"), idMembers=["m2"])
    mission = Mission("Paie", date(2026, 3, 2), people=PEOPLE, milestones=(Milestone("cadrage", "Note de cadrage"),))
    (fact,), problems = board_facts(json.dumps(board).encode(), "tableau.json", mission)

    assert (fact.kind, fact.by, fact.to, fact.about, problems) == (Kind.DELIVER, "me", ("chloe",), "cadrage", ())


def test_sent_back_by_the_client_is_a_refusal_and_taken_back_by_me_is_none():
    def kind(by: dict[str, str]) -> Kind:
        return read(trello(moved("03-03T09:00", ALICE, "Review"), moved("03-04T09:00", by, "En cours"))).facts[1].kind

    assert (kind(CHLOE), kind(ALICE)) == (Kind.REFUSE, Kind.WITHDRAW)


def test_an_archived_card_awaits_nothing_any_more():
    board = trello(moved("03-03T09:00", ALICE, "À valider"), action("03-04T09:00", ALICE, card="c1"))
    board["actions"][0]["data"]["card"]["closed"] = True
    assert [fact.kind for fact in read(board).facts] == [Kind.ASK, Kind.MOOT]


def test_a_column_that_names_somebody_awaits_them():
    assert read(trello(moved("03-03T09:00", ALICE, "En attente de Chloé"))).facts[0].to == ("chloe",)


def test_a_blocked_card_accuses_nobody_who_is_not_assigned():
    alone = read(trello(moved("03-03T09:00", ALICE, "Bloqué")))
    assert (alone.facts, codes(alone)) == ((), ["board-blocked-by-nobody"])

    (fact,) = read(trello(moved("03-03T09:00", ALICE, "Bloqué"), idMembers=["m2"])).facts
    assert (fact.kind, str(fact.request), fact.to) == (Kind.ASK, "action", ("chloe",))


def test_my_question_on_an_awaited_card_reminds_and_their_comment_is_a_sign_of_life():
    board = trello(
        action("03-02T09:00", ALICE, "commentCard", text="@chloe12 un avis ?"),
        moved("03-03T09:00", ALICE, "À valider"),
        action("03-05T09:00", ALICE, "commentCard", text="@chloe12 tu as pu regarder ?"),
        action("03-06T09:00", ALICE, "commentCard", text="Version 2 jointe."),
        action("03-07T09:00", CHLOE, "commentCard", text="Je regarde lundi"),
    )
    assert [fact.kind for fact in read(board).facts] == [Kind.ASK, Kind.NUDGE, Kind.TALK]


def test_who_is_assigned_is_known_at_each_moment():
    board = trello(
        moved("03-03T09:00", ALICE, "À valider"),
        action("03-04T09:00", ALICE, "addMemberToCard", idMember="m2"),
        moved("03-05T09:00", ALICE, "En cours"),
        moved("03-06T09:00", ALICE, "À valider"),
        idMembers=["m2"],
    )
    assert [fact.to for fact in read(board).facts if fact.kind is Kind.ASK] == [("client",), ("chloe",)]


def test_a_stranger_becomes_somebody_with_a_handle():
    result = read(trello(moved("03-03T09:00", DRISS, "À valider"), moved("03-04T09:00", DRISS, "Fini")))
    assert [person.handle for person in result.people] == ["me", "chloe", "driss"]
    assert result.facts[0].by == "me"


def test_cards_done_are_progress_of_their_milestone():
    milestones = (Milestone("cadrage", "Note de cadrage"), Milestone("paie"))
    board = trello(moved("03-03T09:00", ALICE, "À valider"), moved("03-04T09:00", CHLOE, "Done"))
    own = read(board, milestones=milestones).facts
    assert [(fact.kind, fact.about, fact.share) for fact in own] == [
        (Kind.DELIVER, "cadrage", None),
        (Kind.APPROVE, "", None),
        (Kind.PROGRESS, "cadrage", 1.0),
    ]

    two = trello(moved("03-03T09:00", ALICE, "Done"), name="Écran 1", idLabels=["k"])
    two["cards"].append({**two["cards"][0], "id": "c2", "name": "Écran 2"})
    two["labels"] = [{"id": "k", "name": "Paie"}]
    assert [fact.share for fact in read(two, milestones=milestones).facts] == [0.5]


def test_what_comes_after_now_is_not_read():
    board = trello(moved("03-03T09:00", ALICE, "À valider"), moved("03-10T15:00", CHLOE, "Terminé"))
    assert [fact.kind for fact in read(board, now=datetime(2026, 3, 4)).facts] == [Kind.ASK]


def test_the_later_export_of_a_board_adds_only_what_is_new():
    first = moved("03-03T09:00", ALICE, "À valider")
    early, late = read(trello(first)), read(trello(first, moved("03-10T15:00", CHLOE, "Terminé"), idMembers=["m2"]))
    ledger = merge(merge(Ledger(), early.facts), late.facts)
    assert Counter(fact.kind for fact in ledger)[Kind.ASK] == 2 - (early.facts[0] in late.facts)
    again = read(trello(first, moved("03-10T15:00", CHLOE, "Terminé")))
    assert len(merge(merge(Ledger(), early.facts), again.facts)) == 3


ISSUE = {
    "number": 7, "id": 70, "title": "Accès à la base", "state": "open", "created_at": "2026-03-02T08:00:00Z",
    "updated_at": "2026-03-09T08:00:00Z", "user": {"login": "aliceroux"}, "assignees": [{"login": "chloe12"}],
    "labels": [{"name": "waiting for client"}, {"name": "bug"}],
}  # fmt: skip


def test_a_github_label_is_a_column_since_the_issue_was_last_touched():
    people = (*PEOPLE[:1], Person("chloe", "Chloé Martin", ("chloe12@arvor.example",)))
    result = read([ISSUE, {**ISSUE, "number": 8, "pull_request": {"url": "x"}}], people=people)
    assert told(result) == [("03-09 09:00", "me", "ask", ("chloe",))]


def test_the_events_of_an_issue_say_when_a_label_was_put_and_taken():
    def event(at: str, kind: str, label: str = "", by: str = "x1") -> dict[str, object]:
        told = {"event": kind, "created_at": f"2026-03-{at}Z", "actor": {"login": by}}
        return told | ({"label": {"name": label}} if label else {})

    events = [
        event("03T09:00:00", "labeled", "review", "aliceroux"),
        event("04T09:00:00", "labeled", "blocked"),
        event("04T09:00:01", "unlabeled", "review"),
        event("05T09:00:00", "closed", by="aliceroux"),
    ]
    result = read([{**ISSUE, "events": events, "state": "closed", "closed_at": "2026-03-05T09:00:00Z"}])
    assert [fact.kind for fact in result.facts] == [Kind.ASK, Kind.ANSWER, Kind.ASK, Kind.ANSWER, Kind.NOTE]


def test_gitlab_issues_are_read_too():
    issue = {
        "iid": 3, "id": 30, "title": "Recette", "state": "opened", "labels": ["À valider"], "due_date": "2026-03-20",
        "created_at": "2026-03-02T08:00:00.000Z", "updated_at": "2026-03-04T08:00:00.000Z",
        "author": {"username": "aliceroux", "name": "Alice Roux"}, "assignees": [],
    }  # fmt: skip
    (fact,) = read([issue]).facts
    assert (fact.by, str(fact.request), fact.due_at) == ("me", "approval", datetime(2026, 3, 20, 12))


JIRA = (
    "Summary,Issue key,Status,Assignee,Reporter,Created,Updated,Resolved,Due date,Comment,Comment\n"
    "Accès VPN,P-1,En attente client,Chloé Martin,Alice Roux,02/Mar/26 9:05 AM,05/Mar/26 2:00 PM,,20/Mar/26 12:00 AM,"
    "06/Mar/26 9:00 AM;Alice Roux;Une date ?,06/Mar/26 3:00 PM;Chloé Martin;Demain\n"
    "Note,P-2,Done,Alice Roux,Alice Roux,02/Mar/26 9:05 AM,05/Mar/26 2:00 PM,04/Mar/26 1:00 PM,,,\n"
)


def test_jira_says_where_an_issue_is_since_it_was_last_touched():
    result = read(JIRA.encode())
    assert told(result) == [
        ("03-04 13:00", "me", "note", ()),
        ("03-05 14:00", "me", "ask", ("chloe",)),
        ("03-06 09:00", "me", "nudge", ()),
        ("03-06 15:00", "chloe", "talk", ("me",)),
    ]


def test_a_notion_table_is_read_in_french():
    text = "Nom,Statut,Responsable,Modifié le\nNote,À valider,Chloé Martin,4 mars 2026 10:30\nPlan,À valider,,\n"
    result = read(text.encode())
    assert told(result) == [("03-04 10:30", "me", "ask", ("chloe",))]
    assert codes(result) == ["board-card-undated"]


def test_a_card_that_ends_before_it_begins_is_told():
    result = read(b"id,created_date,finished_date\nA,2026-03-05,2026-03-04\nB,2026-03-04,2026-03-05\n")
    assert (codes(result), [fact.text for fact in result.facts]) == (["board-dates-reversed"], ["B → Closed"])


@pytest.mark.skipif(not DATA.exists(), reason="the public data are not here")
def test_a_real_board_gives_waits_that_its_comments_confirm():
    content = (DATA / "trello.json").read_bytes()
    result = read_board(content, source="trello.json", zone="UTC")
    verified = {
        one["data"]["card"]["id"] for one in json.loads(content)["actions"]
        if one["type"] == "commentCard" and one["data"]["text"].casefold().startswith("verified")
    }  # fmt: skip
    titles = {card.title for card in result.cards if card.id in verified}
    approved = [fact for fact in result.facts if fact.kind is Kind.APPROVE]
    asked = {fact.label: fact for fact in result.facts if fact.kind is Kind.ASK}

    assert len(asked) == 23
    assert len(approved) == 10
    by_another = [fact for fact in approved if fact.text in titles]
    assert len(by_another) == 7
    assert all(fact.by != asked[fact.ref].by and spoke_before(fact, asked[fact.ref], result) for fact in by_another)


def spoke_before(answer: Fact, ask: Fact, result: BoardRead) -> bool:
    talks = (fact for fact in result.facts if fact.kind is Kind.TALK and fact.by == answer.by)
    return any(ask.at <= fact.at <= answer.at and fact.text == answer.text for fact in talks)
