"""The journal notation: read, written, and the same again."""

from datetime import date, datetime

import pytest

from molette.engine.ledger.phrases import read_fact, write_fact
from molette.engine.ledger.reading import read_journal
from molette.engine.ledger.types import Budget, Kind, Request, Side
from molette.engine.ledger.writing import format_journal, write_journal

WHOLE = """\
mission "Refonte de la paie" 2026-03-02 .. 2026-09-30
  client "Groupe Arvor"
  budget 60 d at 650 EUR, fixed price
  paid portage, fee 6.5 %, senior, once collected
  capacity 3 d/week
  calendar FR, works mon tue half-fri
  zone Europe/Paris
  person me "Alice Roux" <alice@roux.example>
  person chloe "Chloé Martin" <chloe@arvor.example> <cm@arvor.example>, sponsor, answers within 3 d
  person softpaie "SoftPaie", third party, "éditeur, paie"
  milestone cadrage "Note de cadrage", 8 d, due 2026-03-20, approved by chloe
  milestone specs, 15 d, after cadrage
  expects approval of specs from chloe by 2026-05-15
  taken 2026-06-30

2026-03-18 me -> chloe asks approval of cadrage by 2026-03-25 "Note de cadrage v2" #r1
2026-03-25 09:30 me reminds #r1 by phone
2026-03-26 chloe partly answers #r1 "la suite vendredi"
2026-03-26 chloe promises #r1 by 2026-03-27
2026-03-31 chloe approves #r1 "c’est validé" [known 2026-04-01] [from mail "<a@b>"]
2026-04-01 softpaie holds #r1 until 2026-04-10
2026-04-01 holds until 2026-04-10 "gel"
2026-04-01 chloe is away until 2026-04-10
2026-04-01 me is away 0.5 d
2026-04-02 me works 1.5 d on specs "atelier \\"paie\\""
2026-04-02 me -> chloe, softpaie plans meeting for 2026-04-07 10:00 "comité" #m1
2026-04-06 chloe moves #m1 to 2026-04-08 14:00
2026-04-06 me moves specs to 2026-06-10
2026-04-07 chloe cancels #m1
2026-04-08 me meets for #m1
2026-04-08 me -> chloe talks by phone "elle attend la DSI"
2026-04-09 me reports specs at 40 %
2026-04-09 me estimates 6.5 d left on specs
2026-04-10 me -> chloe delivers specs for approval by 2026-04-17 #d1
2026-04-11 chloe returns specs "à reprendre"
2026-04-12 chloe accepts specs
2026-04-12 chloe decides on specs "SaaS" #k1
2026-04-13 chloe reopens #k1
2026-04-13 me adds 4 d to specs
2026-04-13 me removes 1 d from specs
2026-04-13 me learns of takeover "rachat"
2026-04-14 paul joins as chef-de-projet
2026-04-14 paul leaves
2026-04-30 me -> chloe bills 9750 EUR due 2026-05-30 #i1
2026-05-30 chloe pays 4000 EUR on #i1
2026-06-01 me observes reply_latency_high as yes
2026-06-01 me feels 4 of 5 [private]
2026-06-02 me chooses explain_with_sponsor expecting 5 d by 2026-06-20 #x1
2026-06-20 me reviews #x1 as helped
2026-06-21 chloe contests #r1 "j’avais répondu le 30"
2026-06-21 me notes "rien d’autre"
2026-06-22 me retracts ~0123456789ab [replaces #k1]
2026-06-22 me withdraws #r1
2026-06-22 me sets aside #d1
2026-06-22 me answers #r1
2026-06-22 chloe refuses #d1
2026-06-22 chloe resumes
"""


def test_a_whole_journal_is_read_without_a_problem_and_written_back_the_same():
    journal = read_journal(WHOLE)

    assert journal.problems == ()
    assert write_journal(journal) == WHOLE
    assert {fact.kind for fact in journal.ledger} == set(Kind)


def test_the_plan_says_who_owes_what():
    mission = read_journal(WHOLE).mission

    assert mission.budget == Budget(60, 650, "EUR", is_fixed_price=True)
    assert mission.week == (1, 1, 0, 0, 0.5, 0, 0)
    assert mission.person("chloe").answers_within == 3
    assert mission.person("softpaie").side is Side.THIRD_PARTY
    assert mission.person("softpaie").role == "éditeur, paie"
    assert mission.milestones[1].after == ("cadrage",)
    assert mission.expectations[0].due == date(2026, 5, 15)


def test_a_bare_date_is_noon_and_a_decimal_comma_is_understood():
    fact = read_fact("2026-04-02 me works 1,5 d on specs")

    assert fact.at == datetime(2026, 4, 2, 12)
    assert fact.days == 1.5
    assert write_fact(fact) == "2026-04-02 me works 1.5 d on specs"


def test_the_text_may_come_before_the_rest_of_the_phrase():
    fact = read_fact('2026-04-02 me -> chloe asks information "Effectifs 2025" by 2026-04-10 #r1')

    assert write_fact(fact) == '2026-04-02 me -> chloe asks information by 2026-04-10 "Effectifs 2025" #r1'


def test_a_request_without_a_kind_is_refused_and_the_good_lines_are_kept():
    journal = read_journal(
        'mission "Paie" 2026-03-02\n2026-03-03 me asks #r1\n2026-03-04 me -> chloe asks access "VPN" #r2\n'
    )

    [problem] = journal.problems
    assert (problem.code, problem.where.line, problem.where.column) == ("request-expected", 2, 20)
    assert [fact.request for fact in journal.ledger] == [Request.ACCESS]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("2026-13-03 me works 1 d", "date-expected", 1),
        ("2026-03-03 me aks access", "verb-unknown", 15),
        ("2026-03-03 me", "verb-expected", 14),
        ("2026-03-03 me works 1 h", "unit-expected", 23),
        ("2026-03-03 me works one d", "number-expected", 21),
        ("2026-03-03 me reports specs at 140 %", "share-too-large", 32),
        ("2026-03-03 me feels 7 of 5", "level-expected", 21),
        ('2026-03-03 me notes "sans fin', "string-unclosed", 21),
        ("2026-03-03 me notes tout va bien", "words-left", 21),
        ("2026-03-03 me -> by asks access", "name-reserved", 18),
        ("2026-03-03 me reminds r1", "label-expected", 23),
        ("2026-03-03 me reviews #r1 as good", "word-not-listed", 30),
        ("2026-03-03 me notes [secret]", "tag-unknown", 22),
        ("2026-03-03 me notes [private", "bracket-missing", 29),
        ("2026-03-03 me answers #nowhere", "label-unknown", 1),
        ("2026-03-03 me works 1 d on nowhere", "milestone-unknown", 1),
    ],
)
def test_a_mistake_points_at_its_line_and_column(line: str, code: str, column: int):
    [problem] = read_journal(f'mission "Paie" 2026-03-02\n\n{line}\n', "paie.journal").problems

    assert (problem.code, str(problem.where)) == (code, f"paie.journal:3:{column}")


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("", "mission-missing"),
        ('mission "Paie" 2026-03-02 .. 2026-01-01', "end-before-start"),
        ('mission "Paie" 2026-03-02\nmission "Audit" 2026-03-02', "mission-twice"),
        ('mission "Paie" 2026-03-02\n  capacity 9 d/week', "capacity-odd"),
        ('mission "Paie" 2026-03-02\n  paid cash', "pay-unknown"),
        ('mission "Paie" 2026-03-02\n  paid freelance, fee 7 %', "pay-unknown"),
        ('mission "Paie" 2026-03-02\n  calendar FR, works lundi', "day-unknown"),
        ('mission "Paie" 2026-03-02\n  zone Mars/Olympus', "zone-unknown"),
        ('mission "Paie" 2026-03-02\n  colour blue', "plan-word-unknown"),
        ('mission "Paie" 2026-03-02\n  person chloe\n  person chloe', "name-twice"),
        ("mission Paie 2026-03-02", "string-expected"),
    ],
)
def test_a_mistake_in_the_plan_is_told_and_the_facts_are_kept(head: str, code: str):
    journal = read_journal(f"{head}\n2026-03-03 me notes\n")

    assert code in [problem.code for problem in journal.problems]
    assert len(journal.ledger) == 1


def test_the_same_line_twice_counts_once_and_is_told():
    journal = read_journal('mission "Paie" 2026-03-02\n2026-03-03 me works 1 d\n2026-03-03  me works 1,0 d\n')

    assert len(journal.ledger) == 1
    assert [(problem.code, problem.where.line) for problem in journal.problems] == [("line-twice", 3)]


def test_formatting_keeps_comments_and_lines_it_cannot_read():
    text = 'mission "Paie" 2026-03-02\n; le 3\n2026-03-03   me   works 1,50 d ; "long"\nn’importe quoi\n'

    assert format_journal(text) == (
        'mission "Paie" 2026-03-02\n; le 3\n2026-03-03 me works 1.5 d  ; "long"\nn’importe quoi\n'
    )
