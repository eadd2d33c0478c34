"""A mailbox read again and again, on pymap and on Dovecot: what comes in is proposed, once, and nothing is touched."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.web.connections.conftest import answer, ask, box_on, connected, due, fed, private

from molette.connectors.imap import Position
from molette.web.connections import reading
from molette.web.connections.models import Connection, Feed, Letter
from molette.web.connections.sealing import seal
from molette.web.connections.tasks import keeping, sweep, sync, syncing, turns
from molette.web.intake.models import Import, RawItem, State
from molette.web.missions.models import Fact, Mission

pytestmark = pytest.mark.django_db(transaction=True)


def proposed(mission):
    """The lines to confirm for a mission."""
    return [line for one in Import.objects.filter(mission=mission, state=State.READY) for line in one.lines]


def kinds(mission):
    return [fact.kind for fact in mission.facts.all()]


def confirm(client, mission):
    for one in Import.objects.filter(mission=mission, state=State.READY):
        client.post(reverse("intake:confirm", args=[one.pk]))


def read(connection):
    sync(due(connection).pk)
    connection.refresh_from_db()
    return connection


def test_what_comes_in_is_proposed_and_nothing_is_touched(alice, alice_client, mission, box):
    box.put(ask(), answer(), private())
    box.put(ask(2), flags=[b"\\Seen"])
    before = box.flags()

    connection = read(connected(alice, mission, box))

    assert (connection.count, connection.failures, connection.problems) == (4, 0, [])
    assert connection.read_at
    assert connection.next_at - connection.read_at == timedelta(minutes=15)
    assert not Fact.objects.exists(), "nothing is recorded before the user agrees"
    assert len(proposed(mission)) == 3
    assert not RawItem.objects.filter(content__icontains="banque").exists(), "what is not the mission's is not kept"
    assert box.flags() == before

    confirm(alice_client, mission)

    assert sorted(kinds(mission)) == ["answer", "ask", "ask"]
    assert not RawItem.objects.exists()


def test_an_answer_that_comes_later_is_understood_without_the_bodies_of_the_rest(alice, alice_client, mission, box):
    box.put(ask(1), answer(1), ask(2))
    connection = read(connected(alice, mission, box))
    confirm(alice_client, mission)
    assert [letter.content["subject"] for letter in Letter.objects.all()] == ["Effectifs 2"]
    read(connection)
    assert proposed(mission) == []
    assert not Import.objects.filter(state__in=(State.READY, State.GATHERING)).exists()

    box.put(answer(2, days=1))
    read(connection)

    assert len(proposed(mission)) == 1
    assert "answers" in proposed(mission)[0]
    confirm(alice_client, mission)
    assert kinds(mission).count("answer") == 2
    assert not Letter.objects.exists(), "the conversation is over"


def test_what_comes_in_before_the_user_confirms_joins_the_rest(alice, alice_client, mission, box):
    box.put(ask(1))
    connection = read(connected(alice, mission, box))
    first = Import.objects.get()
    shown = alice_client.get(reverse("intake:import", args=[first.pk])).context["stamp"]
    box.put(ask(2), answer(1))
    read(connection)

    assert Import.objects.get() == first
    assert len(proposed(mission)) == 3
    alice_client.post(reverse("intake:confirm", args=[first.pk]), {"seen": shown})
    assert not Fact.objects.exists(), "she has not seen these yet"
    confirm(alice_client, mission)
    assert len(kinds(mission)) == 3


def test_what_is_refused_or_taken_back_is_not_proposed_again(alice, alice_client, mission, box):
    box.put(ask(1))
    connection = read(connected(alice, mission, box))
    alice_client.post(reverse("intake:cancel", args=[Import.objects.get().pk]))
    connection.feeds.update(words=["tout"])
    read(connection)
    assert connection.count == 2, "the route changed: all is read again"
    assert proposed(mission) == []

    box.put(ask(2))
    read(connection)
    confirm(alice_client, mission)
    alice_client.post(reverse("intake:undo", args=[Import.objects.get(state=State.DONE).pk]))
    connection.feeds.update(words=[])
    read(connection)

    assert proposed(mission) == []
    assert not Fact.objects.exists()


def test_one_may_let_it_record_at_once_and_take_it_back(alice, alice_client, mission, box):
    box.put(ask(1), answer(1))
    read(connected(alice, mission, box, records_at_once=True))
    assert len(kinds(mission)) == 2
    assert Mission.objects.get().assessment

    alice_client.post(reverse("intake:undo", args=[Import.objects.get().pk]))

    assert not Fact.objects.exists()


def test_a_mailbox_feeds_several_missions_each_with_its_own(alice, mission, box):
    other = Mission.objects.create(account=alice, name="Boréal", plan=mission.plan.replace("arvor", "boreal"))
    connection = connected(alice, mission, box)
    fed(connection, other, people=["claire@boreal.example"])
    box.put(ask(1), ask(2).replace(b"arvor", b"boreal"), ask(3))
    read(connection)

    assert (len(proposed(mission)), len(proposed(other))) == (2, 1)


def test_a_mission_added_later_reads_what_was_there(alice, mission, box):
    connection = connected(alice, mission, box)
    box.put(ask(2).replace(b"arvor", b"boreal"))
    read(connection)
    other = Mission.objects.create(account=alice, name="Boréal", plan=mission.plan.replace("arvor", "boreal"))
    fed(connection, other, domains=["boreal.example"])
    read(connection)

    assert (len(proposed(mission)), len(proposed(other))) == (0, 1)


def test_a_long_mailbox_is_read_by_jobs_that_follow_each_other(alice, mission, box, monkeypatch):
    monkeypatch.setattr(reading, "MESSAGES", 3)
    monkeypatch.setattr(syncing, "BUDGET", -1.0)
    jobs = []
    monkeypatch.setattr(syncing, "async_task", lambda work, *args: jobs.append(args))
    box.put(*(ask(number) for number in range(8)))
    connection = due(connected(alice, mission, box))
    sync(connection.pk)
    assert (jobs, proposed(mission)) == ([(connection.pk,)], [])
    monkeypatch.setattr(syncing, "BUDGET", 60.0)
    sync(connection.pk)

    connection.refresh_from_db()
    assert connection.count == 8
    assert len(proposed(mission)) == 8


def test_what_took_long_to_read_is_proposed_by_a_job_of_its_own(alice, mission, box, monkeypatch):
    jobs = []
    monkeypatch.setattr(syncing, "async_task", lambda work, *args: jobs.append((work, args)))
    monkeypatch.setattr(syncing, "monotonic", iter((0.0, 1.0, 61.0)).__next__)
    box.put(ask(1))
    connection = due(connected(alice, mission, box))
    sync(connection.pk)
    assert (jobs, proposed(mission)) == ([(syncing.propose, (connection.pk,))], [])
    connection.refresh_from_db()
    assert connection.read_at

    syncing.propose(connection.pk)

    assert len(proposed(mission)) == 1


def test_the_same_job_given_twice_reads_once(alice, mission, box):
    box.put(ask(1))
    connection = read(connected(alice, mission, box))
    turn = connection.turn
    sync(connection.pk)
    sweep()

    connection.refresh_from_db()
    assert (connection.count, connection.turn) == (1, turn)


def test_a_reader_whose_turn_was_taken_writes_nothing(alice, mission, box):
    box.put(ask(1))
    connection = due(connected(alice, mission, box))
    slow = turns.take(connection.pk)
    assert turns.take(connection.pk) is None, "one at a time"
    place = slow.places.get()
    with reading.line_to(slow) as line:
        batch = reading.next_batch(slow, place, line)
    Connection.objects.update(busy_until=timezone.now() - timedelta(seconds=1))  # it was too long
    sync(connection.pk)

    with pytest.raises(turns.TurnLost):
        keeping.keep(slow, place, batch)

    connection.refresh_from_db()
    assert (connection.count, len(proposed(mission))) == (1, 1)


def test_a_kill_between_reading_and_writing_loses_nothing_and_doubles_nothing(alice, mission, box, monkeypatch):
    class Killed(BaseException):
        pass

    box.put(ask(1), ask(2))
    connection = due(connected(alice, mission, box))
    for name in ("keep", "propose_feed", "give_back"):

        def kill(*_, **__):
            raise Killed

        with monkeypatch.context() as dying:
            dying.setattr(syncing, name, kill)
            with pytest.raises(Killed):
                sync(due(connection).pk)
    read(connection)

    assert (connection.count, len(proposed(mission)), RawItem.objects.count()) == (2, 2, 2)


def test_pausing_stops_whoever_reads(alice, mission, box):
    box.put(ask(1))
    connection = due(connected(alice, mission, box))
    reader = turns.take(connection.pk)
    Connection.objects.update(is_paused=True)

    with pytest.raises(turns.TurnLost):
        turns.give_back(reader, [], is_whole=True)
    assert turns.take(connection.pk) is None


def test_a_failure_is_told_and_tried_again_later_and_later(alice, mission, pymap):
    box = box_on(pymap)
    connection = connected(alice, mission, box)
    connection.settings["port"] = 1
    connection.save()
    pauses = []
    for _ in range(8):
        before = timezone.now()
        read(connection)
        pauses.append(round((connection.next_at - before).total_seconds() / 60))

    assert [problem["code"] for problem in connection.problems] == ["connector-refused"]
    assert pauses == [15, 30, 60, 120, 240, 480, 720, 720]
    assert connection.failures == 8
    connection.settings["port"] = pymap.account.port
    connection.save()
    assert read(connection).failures == 0


def test_a_wrong_password_is_not_sent_again_and_again(alice, mission, pymap):
    connection = connected(alice, mission, box_on(pymap))
    connection.secret = seal("autre")
    connection.save()
    for number in range(turns.TRIES):
        assert not connection.needs_help
        assert connection.next_at
        read(connection)
        assert connection.failures == number + 1

    assert connection.needs_help
    assert connection.next_at is None
    sweep()
    connection.refresh_from_db()
    assert connection.failures == turns.TRIES


def test_a_folder_that_is_gone_does_not_stop_the_others(alice, mission, pymap):
    box = box_on(pymap)
    box.put(ask(1))
    connection = connected(alice, mission, box)
    connection.places.create(address="Pas là", name="Pas là")
    read(connection)

    assert [problem["code"] for problem in connection.problems] == ["connector-folder-missing"]
    assert (connection.count, connection.needs_help) == (1, False)


def test_a_line_that_breaks_keeps_what_came(alice, mission, pymap, monkeypatch):
    box = box_on(pymap)
    box.put(ask(1), ask(2), ask(3))
    real = reading.imap.fetch

    def breaks(*args, **kwargs):
        for number, one in enumerate(real(*args, **kwargs)):
            if number == 2:
                raise reading.Failure("connector-cut", "x", host="x")
            yield one

    connection = connected(alice, mission, box)
    with monkeypatch.context() as line:
        line.setattr(reading.imap, "fetch", breaks)
        read(connection)
    assert (connection.count, len(proposed(mission)), connection.failures) == (2, 2, 1)
    read(connection)

    assert (connection.count, len(proposed(mission)), connection.failures) == (3, 3, 0)


def test_an_error_of_our_own_frees_the_connection_and_is_raised(alice, mission, pymap, monkeypatch):
    connection = connected(alice, mission, box_on(pymap))
    monkeypatch.setattr(syncing, "next_batch", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sync(due(connection).pk)

    connection.refresh_from_db()
    assert [problem["code"] for problem in connection.problems] == ["connector-stopped"]
    assert connection.busy_until is None
    assert connection.next_at > timezone.now()


def test_where_it_stands_is_kept_as_the_connector_gave_it(alice, mission, dovecot):
    box = box_on(dovecot)
    box.put(ask(1))
    connection = read(connected(alice, mission, box))

    cursor = connection.places.get().cursor
    assert Position(**cursor).uid == 1
    assert cursor["modseq"] > 0
    assert Feed.objects.filter(is_stale=True).count() == 0
