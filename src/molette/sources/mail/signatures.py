"""The end of a message that says nothing: farewell, name, telephone, legal words, the telephone's own advertising."""

import re

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
    r"отправлено (?:с|из) .{2,60}|garanti sans virus.{0,60}|via mobile)\s*$",
    re.IGNORECASE,
)
OWN_DEVICE = re.compile(
    r"\s*(?:sent from my [\w'’-]+(?: [\w'’-]+){0,4}|envoyé (?:de|depuis) mon [\w'’-]+(?: [\w'’-]+){0,4}|"
    r"(?:get outlook for|envoyé à partir de outlook|gesendet von outlook) [^.,<>]{2,30}(?:<[^<>]*>)?)\s*$",
    re.IGNORECASE,
)
FAREWELL = re.compile(
    r"\s*(?:(?:bien|très|tres|trés)?\s?(?:cordialement|amicalement|respectueusement|"
    r"sincèrement|à (?:vous|toi))|cdl?t|bàv|bien à (?:vous|toi)|"
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
    r"с уважением)\W{0,4}$",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"https?://|www\.|\S@\S+\.\w|(?:t[ée]l|phone|mobile|portable|fax|skype|port|gsm|[tmf])\s?[.:]|(?:\+|\(?0)\d[\d\s().-]{7,}|📧|📱",
    re.IGNORECASE,
)
MOST_CONTACT_LINES = 6


def without_signature(lines: list[str]) -> str:
    """The text of lines without its end that says nothing."""
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
        if len(line) > LONGEST_LINE and not is_contact(line):
            break
        if FAREWELL.match(line[:100]) or DEVICE.match(line[:160]):
            return place
    return _before_contacts(lines, end)


def is_contact(line: str) -> bool:
    """Whether a line holds a telephone number, an address or a site."""
    return ("@" in line or "." in line or ":" in line or any(map(str.isdigit, line))) and bool(
        CONTACT.search(line[:400])
    )


def _before_contacts(lines: list[str], end: int) -> int:
    """Where the last paragraph starts if it is a visiting card: short lines, two of them telephones or addresses."""
    start = end
    while start and lines[start - 1].strip() and end - start <= MOST_CONTACT_LINES:
        start -= 1
    card = lines[start:end]
    if not start or not 2 <= len(card) <= MOST_CONTACT_LINES or any(len(line) > LONGEST_LINE for line in card):
        return end
    contacts = sum(is_contact(line) for line in card)
    return start if contacts >= 2 and contacts * 2 >= len(card) else end


def _joined(lines: list[str]) -> str:
    """The lines as one text, empty lines never two in a row."""
    kept: list[str] = []
    for line in lines:
        line = line.rstrip()
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return "\n".join(kept)
