"""Event logs: Bruno's process read case by case, Alice's mission written for process-mining tools."""

import gzip
import io
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molette.engine.ledger.merging import merge
from molette.engine.ledger.types import Fact, Kind, Ledger, Milestone, Mission, Person, Request, Side
from molette.engine.waits.pairing import read_waits
from molette.sources.event_logs import (
    Case,
    EventLog,
    log_facts,
    read_cases,
    read_event_log,
    read_log_facts,
    write_event_log,
    write_event_logs,
)

FAST = settings(max_examples=60, deadline=None)
DATA = Path(__file__).parents[3] / "shared" / "data" / "event_logs"
PEOPLE = (Person("me", "Alice Roux", side=Side.ME), Person("chloe", "Chloé Martin"))


def event(activity: str, at: str, resource: str = "", transition: str = "complete") -> str:
    return (
        f'<event><string key="concept:name" value="{activity}"/><string key="org:resource" value="{resource}"/>'
        f'<string key="lifecycle:transition" value="{transition}"/><date key="time:timestamp" value="{at}"/></event>'
    )


def xes(*events: str, name: str = "Paie") -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0" xmlns="http://www.xes-standard.org/">'
    scope = '<global scope="event"><string key="concept:name" value="UNKNOWN"/></global>'
    trace = f'<trace><string key="concept:name" value="{name}"/>{"".join(events)}</trace>'
    return f"{head}{scope}{trace}</log>".encode()


LOG = xes(
    event("Valider", "2026-03-05T10:00:00+01:00", "Chloé Martin"),
    event("Rédiger", "2026-03-02T09:00:00.250+01:00", "Alice Roux"),
)
CSV = """case_id,activity,end_time,start_time,resource
7,B,2026-03-03T10:00:00,,Bruno
8,A,2026-03-01 09:00,,
7,A,2026-03-02T10:00:00+00:00,2026-03-02T09:00:00,Alice
"""


def read(content: bytes | str, **given: object) -> EventLog:
    written = content.encode() if isinstance(content, str) else content
    return read_event_log(written, **{"source": "log", **given})


def codes(log: EventLog) -> list[str]:
    return [problem.code for problem in log.problems]


@pytest.mark.parametrize("content", [LOG, gzip.compress(LOG), LOG.decode().encode("utf-16")])
def test_a_log_is_read_case_by_case_in_time_order(content):
    content = content.replace(b'encoding="UTF-8"', b"")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        content = LOG.decode().replace('encoding="UTF-8"', "").encode("utf-16")
    (case,) = read(content).cases
    assert (case.id, [one.activity for one in case.events]) == ("Paie", ["Rédiger", "Valider"])
    assert case.events[1].at == datetime(2026, 3, 5, 9, tzinfo=UTC)
    assert (case.events[1].resource, case.events[1].lifecycle) == ("Chloé Martin", "complete")


def test_the_rows_of_a_table_may_stand_in_any_order():
    log = read(CSV)
    assert [(case.id, [one.activity for one in case.events]) for case in log.cases] == [("7", ["A", "B"]), ("8", ["A"])]
    assert log.cases[0].events[0].started == datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_a_table_with_french_headers_and_dates():
    (case,) = read("Dossier;Activité;Date;Ressource\nA;Appel;13/03/2026 09:30;Bruno\n", zone="Europe/Paris").cases
    assert case.events[0].at == datetime(2026, 3, 13, 8, 30, tzinfo=UTC)


def test_one_event_without_a_date_does_not_stop_the_others():
    log = read(xes(event("A", "hier"), event("B", "2026-03-02T09:00:00Z")))
    assert (codes(log), len(log.cases[0].events)) == (["event-undated"], 1)
    assert codes(read("case_id,activity,timestamp\n1,A,hier\n1,B,2026-03-02\n")) == ["event-undated"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"\x1f\x8bnothing", "event-log-broken"),
        (gzip.compress(LOG)[:60], "event-log-broken"),
        (b"<log><trace>", "event-log-broken"),
        (b"Nom;Ville\nDriss;Lille\n", "event-log-unknown"),
        (b'<!DOCTYPE log [<!ENTITY a "b">]><log/>', "event-log-broken"),
        (b"<log>" + b"<list>" * 100_000, "event-log-broken"),
        (bytes(range(256)), "file-binary"),
    ],
)
def test_what_is_no_log_is_refused_with_a_reason(content, code):
    log = read(content)
    assert (log.cases, codes(log)) == ((), [code])


def test_a_log_cut_in_the_middle_keeps_its_whole_cases():
    whole = xes(event("A", "2026-03-02T09:00:00Z")).removesuffix(b"</log>")
    log = read(whole + b"<trace><event>")
    assert (len(log.cases), codes(log)) == (1, ["event-log-broken"])


def test_a_handover_is_a_wait_and_a_step_is_a_note():
    read_ = read_log_facts(LOG, source="log.xes", people=PEOPLE)
    told = [(f"{fact.at:%m-%d %H:%M}", fact.by, str(fact.kind), fact.to) for fact in read_.facts]
    assert told == [
        ("03-02 09:00", "me", "note", ()),
        ("03-02 09:00", "me", "ask", ("chloe",)),
        ("03-05 10:00", "chloe", "note", ()),
        ("03-05 10:00", "chloe", "answer", ()),
    ]
    (wait,), _, problems = read_waits(Mission("Paie", date(2026, 3, 2)), merge(Ledger(), read_.facts))
    assert (wait.asker, wait.holder, str(wait.state), problems) == ("me", "chloe", "answered", ())


def test_a_log_written_by_molette_is_read_for_its_mission():
    facts, problems = log_facts(write_event_log(MISSION, LEDGER), "log.xes", MISSION)
    assert [(fact.by, fact.kind) for fact in facts] == [
        ("me", Kind.NOTE),
        ("me", Kind.ASK),
        ("chloe", Kind.NOTE),
        ("chloe", Kind.ANSWER),
    ]
    assert not problems


def test_steps_only_begun_count_for_nothing_and_a_milestone_is_delivered():
    log = xes(
        event("Cadrage", "2026-03-02T09:00:00Z", "Bruno", "start"), event("Cadrage", "2026-03-03T09:00:00Z", "Bruno")
    )
    (fact,) = read_log_facts(log, source="log", milestones=[Milestone("cadrage")]).facts
    assert (fact.kind, fact.about, fact.by) == (Kind.DELIVER, "cadrage", "bruno")
    assert not read_log_facts(log, source="log", now=datetime(2026, 3, 1)).facts


MISSION = Mission("Paie & <compta>", date(2026, 3, 2), people=PEOPLE)
LEDGER = Ledger(
    (
        Fact(
            datetime(2026, 3, 2, 9), Kind.ASK, "me", ("chloe",), Request.APPROVAL, "cadrage", label="r1", text="secret"
        ),
        Fact(datetime(2026, 3, 3, 9), Kind.STRAIN, "me", share=0.8, is_private=True),
        Fact(datetime(2026, 3, 5, 9), Kind.APPROVE, "chloe", ref="r1"),
    )
)


@pytest.mark.parametrize("form", ["xes", "csv"])
def test_a_mission_written_as_a_log_is_read_again_without_what_is_private(form):
    written = write_event_log(MISSION, LEDGER, form)
    (case,) = read(written).cases
    assert case.id == MISSION.name
    assert [(one.activity, one.resource) for one in case.events] == [("ask approval", "me"), ("approve", "chloe")]
    assert case.events[0].at == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert b"secret" not in written


def test_several_missions_are_as_many_cases_and_another_form_is_refused():
    other = Mission("Audit", date(2026, 3, 2))
    assert len(read(write_event_logs([(MISSION, LEDGER), (other, LEDGER)])).cases) == 2
    with pytest.raises(ValueError, match="xlsx"):
        write_event_log(MISSION, LEDGER, "xlsx")


PUBLIC = [
    ("pm4py/01_running-example.xes.gz", 6, 42),
    ("rama_maneiro/split/val_Helpdesk.xes.gz", 733, 3146),
    ("injected_delays/Procure_to_Pay.csv.gz", 1000, 13290),
    ("wait_analysis/manual_log_5.csv", 15, 57),
]


@pytest.mark.skipif(not DATA.exists(), reason="the public data are not here")
@pytest.mark.parametrize(("name", "cases", "events"), PUBLIC)
def test_public_logs_are_read_whole(name, cases, events):
    with (DATA / name).open("rb") as stream:
        found = list(read_cases(stream, source=name))
    assert all(isinstance(one, Case) for one in found)
    assert (len(found), sum(len(one.events) for one in found if isinstance(one, Case))) == (cases, events)


@FAST
@given(st.text(max_size=20), st.text(max_size=10), st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))
def test_any_mission_is_written_so_that_it_can_be_read(name, handle, at):
    ledger = Ledger((Fact(at, Kind.NOTE, handle or "me"),))
    log = read(write_event_log(Mission(name, at.date()), ledger))
    assert (len(log.cases), len(log.cases[0].events), log.problems) == (1, 1, ())


TAGS = (
    "<log>",
    "</log>",
    "<trace>",
    "</trace>",
    "<event>",
    "</event>",
    '<string key="concept:name" value="x"/>',
    "\x00",
)
EVENTS = (event("A", "2026-03-02T09:00:00Z"), event("B", "9999-12-31T23:59:59-14:00", "Chloé"))
PIECES = st.sampled_from((*TAGS, *EVENTS))


@FAST
@given(st.lists(PIECES, max_size=12))
def test_no_pieces_make_it_fail_and_reading_twice_gives_the_same_facts(pieces):
    content = ("<log>" + "".join(pieces)).encode()
    assert read_log_facts(content, source="a") == read_log_facts(content, source="a")


@FAST
@given(st.binary(max_size=300), st.sampled_from([b"", b"\x1f\x8b\x08", b"<log>", b"case_id,activity,timestamp\n"]))
def test_no_bytes_make_it_fail(content, start):
    read_log_facts(start + content, source="a")


def test_a_long_log_takes_the_time_of_its_length():
    case = xes(*[event("A", "2026-03-02T09:00:00Z", "x")] * 20).partition(b"</global>")[2].removesuffix(b"</log>")
    started = time.process_time()
    stream = io.BytesIO(gzip.compress(b"<log>" + case * 1000 + b"</log>", 1))
    assert sum(isinstance(one, Case) for one in read_cases(stream, source="a")) == 1000
    assert time.process_time() - started < 6
