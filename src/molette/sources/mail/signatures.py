"""The end of a message that says nothing: farewell, name, telephone, legal words, the telephone's own advertising."""

import re
from functools import lru_cache

LOOKED_BACK = 14
LONGEST_LINE = 70
RULE = re.compile(r"\s*[-_=*~—–]{2,}\s*$")
DEVICE = re.compile(
    r"\s*(?:sent (?:from|with|via|by) [\w'’-]+(?: [\w'’-]+){0,7} ?(?:<[^<>]*>|\([^()]*\))?\.?|"
    r"sent a magnificent torch of pixels|get outlook for \w+.{0,60}|"
    r"envoyé (?:de|depuis|à partir d[eu]|avec|par) [^.!?,<>]{2,60}(?:<[^<>]*>)?|télécharger outlook pour.{0,60}|"
    r"obtenez outlook.{0,60}|(?:gesendet|von meinem) (?:von|mit|aus|"
    r"iphone).{0,80}|enviad[oa] (?:desde|do|de|del) .{2,60}|"
    r"inviato da .{2,60}|verzonden (?:vanaf|met|via) .{2,60}|sendt fra .{2,60}|skickat från .{2,60}|lähetetty .{2,60}|"
    r"отправлено (?:с|из) .{2,60}|garanti sans virus.{0,60}|via mobile)\s*$"
)
OWN_DEVICE = re.compile(
    r"\s*(?:sent from my [\w'’-]+(?: [\w'’-]+){0,4}|envoyé (?:de|depuis) mon [\w'’-]+(?: [\w'’-]+){0,4}|"
    r"(?:get outlook for|envoyé à partir de outlook|gesendet von outlook) [^.,<>]{2,30}(?:<[^<>]*>)?)\s*$",
)
FAREWELL = re.compile(
    r"\s*(?:(?:bien|très|tres|trés)?\s?(?:cordialement|amicalement|respectueusement|"
    r"sincèrement|à\s{1,2}(?:vous|toi))|cdl?t|bàv|bien à\s{1,2}(?:vous|toi)|"
    r"(?:sincères|meilleures|cordiales|respectueuses) salutations|(?:avec )?mes (?:salutations|respects)[\w\s]{0,40}|"
    r"bonne (?:journée|soirée|fin de (?:journée|semaine)|semaine|réception)(?: à (?:vous|"
    r"toi|tous))?|bon(?: |-)?(?:week-?end|we|après-midi)|"
    r"à (?:bientôt|très (?:vite|bientôt)|demain|lundi|plus(?: tard)?)|amitiés|bises|"
    r"(?:merci|thanks?(?: you)?)(?: et|,| and)? (?:bonne journée|bonne soirée|cordialement|regards|best)|"
    r"(?:(?:best|kind|warm|many thanks and|with (?:best|kind)|with) )?(?:kindest |"
    r"warmest )?regards|(?:all the )?best(?: wishes)?|"
    r"sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)|cheers|respectfully|cordially|take care|"
    r"mit freundlichen grüßen|mfg|viele grüße|saludos|un saludo|cordiali saluti|"
    r"distinti saluti|atenciosamente|met vriendelijke groet(?:en)?|"
    r"с уважением)\W{0,4}$"
)
SITES = ("http://", "https://", "www.", "📧", "📱")
MAILBOX = re.compile(r"\S@\S+\.\w")
MARK = re.compile(r"[.:]")
LABELS_WORDS = "t m f tel tél phone téléphone telephone mobile portable fax skype port gsm"
LABELS = frozenset(LABELS_WORDS.split())
LONGEST_LABEL = 12
TELEPHONE = re.compile(r"[+0]\d[\d\s().-]{7,}")
LONGEST_CLOSING, LONGEST_CONTACT, MOST_LINES_KEPT = 160, 400, 10_000
MOST_CONTACT_LINES = 6
SEVERAL_EMPTY = re.compile(r"\n{3,}")


def without_signature(lines: list[str]) -> str:
    """The text of lines without spaces at their ends, less its own end that says nothing."""
    end = len(lines)
    while (shorter := _shorter(lines, end)) < end:
        end = shorter
    return _joined(lines[:end])


def _shorter(lines: list[str], end: int) -> int:
    """Where the text ends when one more piece of signature is taken off; each step looks back a few lines only."""
    while end and (not lines[end - 1].strip() or RULE.match(lines[end - 1])):
        end -= 1
    for place in range(end - 1, max(end - LOOKED_BACK, 0) - 1, -1):
        line = lines[place]
        if len(line) > LONGEST_LINE and not is_contact(line[:LONGEST_CONTACT]):
            break
        if closes(line[:LONGEST_CLOSING]):
            return place
    return _before_contacts(lines, end)


@lru_cache(maxsize=MOST_LINES_KEPT)  # the same few end most messages of a mailbox
def closes(line: str) -> bool:
    """Whether a line is a farewell, or what a program adds at the end."""
    line = line.lower()
    return bool(FAREWELL.match(line[:100]) or DEVICE.match(line))


@lru_cache(maxsize=MOST_LINES_KEPT)
def is_contact(line: str) -> bool:
    """Whether a line holds a telephone number, an address or a site."""
    line = line.lower()
    if any(map(line.__contains__, SITES)) or ("@" in line and MAILBOX.search(line)):
        return True
    return bool(TELEPHONE.search(line)) or any(map(_ends_in_label, MARK.split(line)[:-1]))


def _ends_in_label(text: str) -> bool:
    words = text[-LONGEST_LABEL:].split()
    return bool(words) and words[-1].lstrip("([*-|•") in LABELS


def _before_contacts(lines: list[str], end: int) -> int:
    """Where the last paragraph starts if it is a visiting card or advertising.

    Short lines, two of them telephones or addresses, or one under a rule.
    """
    start = end
    while start and lines[start - 1].strip() and end - start <= MOST_CONTACT_LINES:
        start -= 1
    card = lines[start:end]
    if not start or not 2 <= len(card) <= MOST_CONTACT_LINES or any(len(line) > LONGEST_LINE for line in card):
        return end
    contacts = sum(map(is_contact, card))
    is_card = contacts >= 2 and contacts * 2 >= len(card)
    return start if is_card or (contacts and RULE.match(card[0])) else end


def _joined(lines: list[str]) -> str:
    """The lines as one text, empty lines never two in a row."""
    text = "\n".join(lines).strip("\n")
    return SEVERAL_EMPTY.sub("\n\n", text) if "\n\n\n" in text else text
