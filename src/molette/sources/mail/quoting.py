"""What the sender wrote in a message: others' words and the signature taken away, in one pass whatever the input."""

import re
from itertools import takewhile

from molette.sources.mail.signatures import OWN_DEVICE, without_signature

SPACES = (("\t", " "), ("\xa0", " "), ("\u202f", " "), ("\u200b", ""), ("\ufeff", ""))
SEPARATING = frozenset("-_=—–*")
TOLD = frozenset(("be", "dé", "en", "ge", "se"))  # the first letters of separators in words, those of OWN_DEVICE too
MARK_WITHIN = 20
NOTES_FILES = re.compile(r"\((?:See attached\s+file|Embedded image moved to\s+file): [^()\n]{1,120}\)")
HTML_MARK = re.compile(r"(?m)^[ \t]*&gt;")
QUOTED_BEFORE_QUOTED = re.compile(r"\n>[^\n]*(?=\n>)")
SAID = (":", "wrote", "writes", "said", ": ", "wrote:", "writes:", "a écrit :")
LONGEST_OPENING = 400
MOST_LINES = 5

VERBS = re.compile(
    r"\b(?:wrote|writes|said|a écrit|a ecrit|écrivait|schrieb|ha scritto|"
    r"escribió|escribio|escreveu|schreef|skrev|kirjoitti|"
    r"napisał(?:\(a\)|a)?|írta|писала?|написала?|написал\(а\)|пишет)(?![\w-])",
    re.IGNORECASE,
)
OPENERS = re.compile(
    r"[\s>*–—-]{0,12}(?:on|le|am|il|el|em|op|den|på|in data|in article|w dniu|dnia|"
    r"(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|man|tir|tor|lør|søn|ma|ti|ke|to|pe|la|su|"
    r"пн|вт|ср|чт|пт|сб|вс)\w{0,7}[.,]?|\d{1,4}[./:-]\d{1,2}(?:[./:-]\d{1,4})?|\d{1,2}\s\w{3,10}\.?\s\d{4})(?![\w-])",
    re.IGNORECASE,
)
DATED = re.compile(r"\d")
STAMPED = re.compile(r"(?<!\d)20\d\d(?!\d).{0,80}\d[:.]\d\d|\d[:.]\d\d.{0,80}(?<!\d)20\d\d(?!\d)")
MAILBOX = re.compile(r"<\s{0,2}[^<>\s]{1,200}@[^<>\s]{1,200}\s{0,2}>\s*:?$|@[\w.-]{1,200}\]?>?\s*:$")
ENDINGS = (":", "：", "wrote", "a écrit", "schreef", "skrev")
ENDS = (*ENDINGS, "writes", "said")
LAST = frozenset(" *_-") | {end[-1] for end in ENDS} | {end[-1].upper() for end in ENDS}
BARE_OPENING = re.compile(
    r"\s{0,4}\S.{0,110}(?:\b(?:wrote|writes|said|a écrit|schrieb|ha scritto)\s*:?|"
    r"<[^<>\s]{1,80}@[^<>\s]{1,80}>.{0,60}:)\s*$",
    re.IGNORECASE,
)

FROM_LABEL = re.compile(
    r"[\s*]{0,8}(?:from|de|von|van|da|fra|från|lähettäjä|от|від|od|de la|kimden|feladó|από|expéditeur|"
    r"message du)\b[\s*]{0,3}:"
)
OTHER_LABEL = re.compile(
    r"[\s*]{0,8}(?:from|sent|date|to|cc|subject|reply-to|importance|de|"
    r"envoyé(?: le| par)?|à|a|copie(?: à)?|objet|sujet|répondre à|"
    r"gesendet|datum|an|betreff|verzonden|aan|onderwerp|inviato|"
    r"data|oggetto|enviad[oa](?: el| em)?|para|asunto|assunto|"
    r"fecha|sendt|dato|til|emne|skickat|till|ämne|lähetetty|vastaanottaja|aihe|päivämäärä|отправлено|дата|кому|тема|"
    r"wysłano|do|temat|odesláno|komu|předmět|kopie|trimis|către|subiect|gönderildi|gönderme tarihi|kime|konu|elküldve|"
    r"címzett|tárgy|στάλθηκε|για|προς|θέμα|надіслано)\b[\s*]{0,3}:",
    re.IGNORECASE,
)
DATE_LABEL = re.compile(r"[\s*]{0,8}(?:date|sent|datum|data|dato|fecha)\b[\s*]{0,3}:.{0,40}\d")
LABELS_NEEDED = 2
LONGEST_LABEL = 40
LABELS_WITHIN = 7
SEPARATOR = re.compile(
    r"[\s>*]{0,6}[-_=—]{2,60}\s{0,3}(?:original message|original appointment|message d['’ ]?origine|"
    r"(?:message|mail) original|"
    r"message transféré|forwarded|transféré par|réexpédié|message suivi|"
    r"ursprüngliche|weitergeleitete|oprindelig|opprinnelig|"
    r"messaggio|mensagem|mensaje|oorspronkelijk|doorgestuurd|alkuperäinen|ursprungligt|vidarebefordrat|исходное|"
    r"пересылаемое|wiadomość)|"
    r"\s{0,4}(?:begin forwarded message|début du message (?:réexpédié|transféré)|[-=]{3,}\s*on .{5,200}wrote)",
)
SEPARATOR_MAIL = re.compile(r"\s{0,4}[-=_]{2,}\s*reply (?:above|to this)")
SIGNATURE_MARK = re.compile(r"\s{0,2}(?:--|__|—|–)\s*$")
INITIALS = re.compile(r"\s{0,3}[^\W\d_]{2,15}>(?:\s|$)")  # "anna> ..." as Emacs quotes
MESSAGE_OF = re.compile(
    r" {0,3}> ?Message du \d"
)  # Orange's pages mark the head of what they quote, and little of the rest
WORDS, LAST_WORDS, CUT_AT = re.compile(r"\w+"), 4, 140
WRAPPED_AT = 60


def own_words(body: str) -> str:
    """The lines of `body` that its sender wrote, in order, quotes and signature left out; the same if done twice."""
    for odd, plain in SPACES:
        body = body.replace(odd, plain)
    body = _with_marks(body)
    if "(See a" in body or "(Embedded" in body:
        body = NOTES_FILES.sub("", body)
    if "\n>" in body:  # of quoted lines one after the other the last says as much as all
        body = QUOTED_BEFORE_QUOTED.sub("", body)
    return without_signature(_unquoted(body.split("\n")))


def _unquoted(lines: list[str]) -> list[str]:
    """The lines outside quotes; an empty line stands where something was taken out."""
    kept: list[str] = []
    may_open = _places_that_may_open(lines)
    place, was_quoted = 0, False
    while place < len(lines):
        line = lines[place].rstrip()
        if ">" in line and MESSAGE_OF.match(line):
            break
        if (">" in line and is_quoted(line)) or (was_quoted and line and _is_torn_off(lines, place)):
            kept.append("")
            was_quoted = True
            place += 1
            continue
        if line and _may_end(line) and _starts_the_rest(lines, place):
            break
        if place in may_open and (length := _opening_length(lines, place)):
            if not is_quoted(_next_line(lines, place + length)):
                break
            kept.append("")
            place += length - 1
        else:
            kept.append(line)
        was_quoted = False
        place += 1
    return kept


def _places_that_may_open(lines: list[str]) -> set[int]:
    """Where words that open a quote may start: a few lines before one that ends as they do."""
    ends = [
        place
        for place, line in enumerate(lines)
        if line[-1:] in LAST and line.rstrip(" *_-")[-8:].lower().endswith(ENDS)
    ]
    return {place - back for place in ends for back in range(MOST_LINES)}


def quotes(body: str, words: str) -> bool | None:
    """Whether the end of `words` is among the lines that `body` quotes; nothing when it quotes none."""
    quoted = " ".join(line for line in _with_marks(body).split("\n") if is_quoted(line))
    if not quoted:
        return None
    end = WORDS.findall(words.rpartition(" ")[0] if len(words) >= CUT_AT else words)[-LAST_WORDS:]
    return bool(end) and " ".join(end) in " ".join(WORDS.findall(quoted))


def _with_marks(body: str) -> str:
    """A text whose quote marks some program left in HTML, with the marks themselves."""
    return HTML_MARK.sub(">", body) if "&gt;" in body else body


def is_quoted(line: str) -> bool:
    """Whether a line bears a quote mark, the quoted person's name before it perhaps."""
    return ">" in line[:MARK_WITHIN] and (line.lstrip().startswith(">") or bool(INITIALS.match(line)))


def _is_torn_off(lines: list[str], place: int) -> bool:
    """The end of a long quoted line that a program wrapped: it stands alone between two quoted lines."""
    if not lines[place].lstrip()[:1].islower() or len(lines[place - 1]) < WRAPPED_AT or place + 1 >= len(lines):
        return False
    return is_quoted(lines[place + 1])


def _may_end(line: str) -> bool:
    """Whether it is worth looking closer: most lines start with other letters and no label."""
    start = line.lstrip()[:2].lower()
    return start[:1] in SEPARATING or start in TOLD or ":" in line[:LONGEST_LABEL]


def _starts_the_rest(lines: list[str], place: int) -> bool:
    """Whether from this line on all is a signature or somebody else's message."""
    line = lines[place][:LONGEST_OPENING].lower()
    if SIGNATURE_MARK.match(line) or SEPARATOR.match(line) or SEPARATOR_MAIL.match(line) or OWN_DEVICE.match(line):
        return True
    if FROM_LABEL.match(line):
        return _labels_after(lines, place) >= LABELS_NEEDED
    return bool(DATE_LABEL.match(line)) and _labels_after(lines, place) > LABELS_NEEDED


def _labels_after(lines: list[str], place: int) -> int:
    following = takewhile(str.strip, lines[place + 1 : place + LABELS_WITHIN])
    return sum(bool(OTHER_LABEL.match(line[:LONGEST_OPENING])) for line in following)


def _opening_length(lines: list[str], place: int) -> int:
    """How many lines the words that open a quote take from here ("On Monday ... wrote:"), 0 if there are none."""
    line = lines[place]
    if len(line) > LONGEST_OPENING:
        return 0
    if length := _bare_opening_length(lines, place):
        return length
    if not OPENERS.match(line):
        return 0
    joined = ""
    for length, part in enumerate(takewhile(str.strip, lines[place : place + MOST_LINES]), 1):
        joined = f"{joined} {part.strip()}"
        if len(joined) > LONGEST_OPENING or (length > 1 and is_quoted(part) and part.strip() != ">:"):
            return 0
        if part.rstrip(" *_-").lower().endswith(ENDINGS) and _is_opening(joined):
            return length
    return 0


def _bare_opening_length(lines: list[str], place: int) -> int:
    """The same where no date comes first: an address with a date, in any language; or, above a quoted line, a name."""
    line = lines[place]
    if line.endswith((":", "：")) and "@" in line and STAMPED.search(line):
        return 1
    if line.endswith(SAID) and BARE_OPENING.match(line) and is_quoted(_next_line(lines, place + 1)):
        return 1
    is_split = "@" in line and _next_line(lines, place + 1).strip().lower() in SAID
    return 2 if is_split and is_quoted(_next_line(lines, place + 2)) else 0


def _is_opening(joined: str) -> bool:
    return bool(DATED.search(joined)) and bool(VERBS.search(joined[-220:]) or MAILBOX.search(joined.rstrip("*_ ")))


def _next_line(lines: list[str], place: int) -> str:
    """The next line that is not empty, at most three lines on."""
    return next((line for line in lines[place : place + 3] if line.strip()), "")
