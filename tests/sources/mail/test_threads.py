"""Messages find their conversation."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from molette.sources.mail.headers import Address
from molette.sources.mail.messages import Message
from molette.sources.mail.threads import bare_subject, distinct, threads_of

ALICE, CHLOE, DRISS = (Address(name, f"{name.lower()}@x.example") for name in ("Alice", "Chloe", "Driss"))
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def message(
    id: str, hours: float = 0, *, sender: Address = ALICE, subject: str = "Note de cadrage", **more: object
) -> Message:
    to = (CHLOE,) if sender is ALICE else (ALICE,)
    plain = Message(id, MONDAY + timedelta(hours=hours), sender, to, (), subject, "", (), "", False, False, "", ())
    return replace(plain, **more)  # type: ignore[arg-type]


def ids(messages: list[Message]) -> list[list[str]]:
    return [[found.id for found in thread.messages] for thread in threads_of(messages)]


def test_an_answer_joins_what_it_answers_in_time_order() -> None:
    answer = message("b", 2, sender=CHLOE, in_reply_to="a")
    other = message("c", 1, subject="Autre sujet")
    assert ids([answer, other, message("a")]) == [["a", "b"], ["c"]]


def test_two_answers_to_a_message_that_was_deleted_are_together() -> None:
    assert ids([message("b", references=("a",)), message("c", 1, references=("a", "x"))]) == [["b", "c"]]


def test_a_reply_without_any_id_is_found_by_its_subject_and_its_people() -> None:
    lost = message("b", 3, sender=CHLOE, subject="RE: Note de cadrage")
    assert ids([message("a"), lost]) == [["a", "b"]]


def test_the_same_subject_is_not_enough() -> None:
    stranger = message("b", 3, sender=DRISS, subject="Re: Note de cadrage", to=(DRISS,))
    fresh = message("c", 4, sender=CHLOE)
    late = message("d", 24 * 90, sender=CHLOE, subject="Re: Note de cadrage")
    assert len(ids([message("a"), stranger, fresh, late])) == 4


def test_an_address_in_place_of_an_id_joins_nobody() -> None:
    one, other = (message(id, subject=id, in_reply_to=ALICE.address) for id in ("sujet un", "sujet deux"))
    assert len(ids([one, other])) == 2


def test_undated_messages_are_in_no_thread() -> None:
    assert ids([message("a", at=None)]) == []


def test_a_copy_is_left_out_but_another_message_of_that_id_is_kept() -> None:
    kept, problems = distinct([message("a"), message("a"), message("a", sender=CHLOE, subject="Tout autre chose")])
    assert len(kept) == 2
    assert kept[0].id == "a" != kept[1].id
    assert [problem.code for problem in problems] == ["mail-id-twice"]


def test_prefixes_and_list_marks_are_peeled_off() -> None:
    assert bare_subject("Re: TR : [paie] RE: Note de\n cadrage") == ("Note de cadrage", True)
    assert bare_subject("[PATCH] mips") == ("mips", False)
    assert bare_subject("Re:") == ("Re:", False)


def test_a_chain_of_fifty_thousand_answers_is_one_thread() -> None:
    chain = [message(str(n), n, references=(str(n - 1),)) for n in range(50_000)]
    start = time.process_time()
    assert len(threads_of(chain)) == 1
    assert time.process_time() - start < 5


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), max_size=30))
def test_every_dated_message_is_in_one_thread(links: list[tuple[int, int, int]]) -> None:
    messages, _ = distinct(message(str(n), h, references=(str(r),), subject=f"sujet numéro {r}") for n, h, r in links)
    found = [one.id for thread in threads_of(messages) for one in thread.messages]
    assert sorted(found) == sorted(one.id for one in messages)
