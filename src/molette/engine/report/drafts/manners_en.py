"""What hurts, wearies or stays vague in a message in English."""

from molette.engine.report.nudge_en import WEEKDAYS
from molette.engine.report.wording_en import MONTHS

DAYS, NAMED = "|".join(WEEKDAYS).lower(), "|".join(MONTHS).lower()
DATE = (
    rf"(?:(?:{DAYS})\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{NAMED})(?:\s+\d{{4}})?"
    rf"|(?:{NAMED})\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|\d{{4}}-\d\d-\d\d)"
    rf"|(?:next\s+)?(?:{DAYS})"
)
UNTIL = r"by|before|no later than|at the latest on|until|for"
PLANNED = r"(?:planned|expected|asked|promised|set|due)\s+"
CARE = r"i (?:understand|know that|imagine|realise|realize)|on your side"
SHARE = r"on my side|i (?:still )?owe you|i am late|i should have|my share|my delay"
BAD: dict[str, tuple[str, ...]] = {
    "message-absolute": (r"always", r"never", r"every single time", r"every time", r"constantly", r"systematically"),
    "message-accusing": (
        r"you (?:have not|haven't|did not|didn't|do not|don't) (?:answer|reply|send|give|keep|do)\w*", r"you failed to",
        r"you forgot", r"you (?:refuse|block)", r"you are blocking",
        r"your (?:lack of|silence|negligence|inaction|delay)",
        r"because of you", r"it is your fault", r"you keep (?:changing|ignoring|delaying)",
    ),
    "message-irritated": (
        r"as i (?:already|have already) (?:said|told|wrote)", r"as already (?:said|mentioned)", r"per my last e-?mail",
        r"despite my (?:many |several )?(?:reminders|messages)", r"i am surprised", r"once again", r"yet again",
        r"for the (?:second|third|umpteenth|\d+th) time", r"i remind you", r"if this goes on",
    ),
    "message-judging": (
        r"unacceptable", r"inadmissible", r"bad faith", r"ill will", r"incompeten\w+", r"nonsense", r"unprofessional",
        r"irresponsible", r"ridiculous",
    ),
    "message-legal": (
        r"formal notice", r"breach", r"damages", r"liable", r"terminat(?:e|ion) of the contract", r"court", r"lawyer",
        r"legal action", r"lawsuit",
    ),
    "message-vague": (
        r"as soon as possible", r"asap", r"at your earliest convenience", r"when you (?:can|get a chance|have time)",
        r"shortly", r"quickly", r"any (?:news|update)s?", r"just checking in", r"touch base", r"keep me posted",
        r"circle back",
    ),
}  # fmt: skip
