"""Score what is read in the sentences of `tests/sources/mail/said`, by language and by act.

Run: PYTHONPATH=src:. python bench/mail_said.py [--wrong] [--all]
--wrong lists the open sentences read wrongly, --all the held-out ones too.
"""

import sys
from collections import Counter
from collections.abc import Sequence

from tests.sources.mail.saying import Said, day_in, found_in, said, wanted_in

from molette.sources.mail.wanted import kind_of


def table(name: str, *, shown: str) -> None:
    """Right of all, for the open half and the held-out half, by act; then days."""
    rows = [(one, found_in(one)) for one in said(name)]
    print(f"{name}: act, open half, held-out half, days of the open, of the held-out")
    for act in dict.fromkeys(one.act for one, _ in rows):
        mine = [(one, found) for one, found in rows if one.act == act]
        halves = [_score(one.act == found for one, found in mine if one.is_held_out is half) for half in (False, True)]
        dated = [
            [day_in(one) == _end(one) for one, _ in mine if one.when and one.is_held_out is half]
            for half in (False, True)
        ]
        print(f"  {act:10} {halves[0]:>7} {halves[1]:>7} {_score(dated[0]):>8} {_score(dated[1]):>8}")
    right = [_score(one.act == found for one, found in rows if one.is_held_out is half) for half in (False, True)]
    print(f"  {'all':10} {right[0]:>7} {right[1]:>7}")
    others = Counter((one.act, found) for one, found in rows if one.act != found)
    print("  most confused:", ", ".join(f"{a}>{b} {n}" for (a, b), n in others.most_common(12)))
    for one, found in rows:
        if _is_shown(one, shown) and found != one.act:
            print(f"    {one.act} read {found}: {one.words}")
        elif _is_shown(one, shown) and one.when and day_in(one) != _end(one):
            print(f"    {one.when} read {day_in(one)}: {one.words}")


def _is_shown(one: Said, shown: str) -> bool:
    return shown == "all" or (shown == "open" and not one.is_held_out)


def _end(one: Said) -> str:
    return one.when.rpartition("..")[2].partition(" ")[0]


def _score(right: object) -> str:
    found = list(right)
    return f"{sum(found)}/{len(found)}"


def kinds(name: str, *, shown: str) -> None:
    """The kind of a request: of the sentence alone, and where it is also seen to ask."""
    rows = [(one, str(kind_of(one.words)), str(wanted_in(one))) for one in said(name)]
    print(f"{name}: kind, right in the open half, in the held-out half, both with the request seen")
    for act in dict.fromkeys(one.act for one, _, _ in rows):
        mine = [row for row in rows if row[0].act == act]
        cells = [
            _score(row[place] == act for row in mine if row[0].is_held_out is half)
            for place in (1, 2)
            for half in (False, True)
        ]
        print(f"  {act:12}", *(f"{cell:>7}" for cell in cells))
    for half in (False, True):
        print("  all", _score(kind == one.act for one, kind, _ in rows if one.is_held_out is half))
    for one, kind, wanted in rows:
        if _is_shown(one, shown) and one.act not in (kind, wanted):
            print(f"    {one.act} read {kind}: {one.words}")
        elif _is_shown(one, shown) and wanted != one.act:
            print(f"    {one.act} seen as {wanted}: {one.words}")


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    shown = "all" if "--all" in arguments else "open" if "--wrong" in arguments else ""
    for name in ("french", "english", "second", "third"):
        table(name, shown=shown)
    for name in ("kinds", "more_kinds"):
        kinds(name, shown=shown)


if __name__ == "__main__":
    main(sys.argv[1:])
