"""Only what the sender wrote is left: no quote, no signature, whatever the program and the language."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molette.sources.mail.quoting import own_words, quotes

DATA = Path(__file__).parents[4] / "shared/data/mail/fixtures"
LOREM = "Fusce bibendum, quam hendrerit"
LOREM_ENDS = "Fusce sed odio id arcu varius aliquet nec nec nibh."

# Read by eye: how the sender's own words begin and end in the fixtures that are not the usual five lines of Latin.
BY_EYE = {
    "correct_sig": ("this is an email", "-- signature."),
    "email_1": ("Hi folks", "-Abhishek Kona"),
    "email_2": ("Hi,", 'delete them all individually."'),
    "email_3": ("Oh thanks.", "-Abhishek Kona"),
    "email_4": ("Awesome!", "problem with it."),
    "email_5": ("One: Here's", "for a while."),
    "email_6": ("I get proper", "as well."),
    "email_19": ("On Thursday, I get", "rendering."),
    "email_20": ("On Thursday.", "On Thursday."),
    "email_2_1": ("Outlook with a reply", "a reply"),
    "email_blackberry": ("Here is", "another email"),
    "email_bullets": ("test 2", "- and another"),
    "email_custom_quote_header": ("Thank you!", "Thank you!"),
    "email_customer_quote_header_2": ("Thank you very much.", "much."),
    "email_customer_quote_header_3": ("bonjour,", "merci d'avance"),
    "email_emoji": ("🎉", "🎉"),
    "email_iphone": ("Here is", "another email"),
    "email_multi_word_sent_from_my_mobile_device": ("Here is", "another email"),
    "email_not_a_signature": ("Dear XXXXX", "domain name services."),
    "email_not_a_signature_2": ("Hello,", "Thanks!"),
    "email_one_is_not_on": ("Thank, this", "when I run..."),
    "email_reply_header": ("This is the latest", "Stranger"),
    "email_sent_from": ("Hi it can", "or paragraphs."),
    "email_sent_from_my_not_signature": ("Here is", "my mobile phone."),
    "email_thread": ("This is new", "from bellow."),
    "email_tricky_11_double_signature": ("Thanks for your help!", "help!"),
    "email_tricky_13_timestamp_variations": ("Here are", "not quote headers."),
    "email_tricky_16_unicode_signatures": ("Thanks for the update!", "update!"),
    "email_tricky_17_forward_header": ("See the forwarded", "below."),
    "email_tricky_18_inline_reply": ("I think option A", "our use case."),
    "email_tricky_19_quote_without_header": ("I wanted to", "final thoughts."),
    "email_tricky_1_on_false_positive": ("On the surface", "is great."),
    "email_tricky_20_html_entities": ("The data", "handled correctly."),
    "email_tricky_2_url_with_wrote": ("Hi there,", '"wrote:" in them.'),
    "email_tricky_3_code_block": ("Here's the code", "actual signatures."),
    "email_tricky_4_from_in_body": ("I need to parse", "actual message content."),
    "email_tricky_6_regards_in_sentence": ("I wanted to", "should be visible."),
    "email_tricky_7_multiple_dashes": ("Here is my analysis", "in my content."),
    "email_tricky_8_sent_from_in_content": ("The notification", "main server."),
    "email_tricky_9_nested_quotes": ("I agree", "points below."),
    "email_unquoted_reply": ("This is my reply.", "reply."),
    "email_with_regards": ("Hi,", "Can you help?"),
    "email_zoho": ("What is the best", "running a test?"),
    "sig_no_empty_line": ("this is an email", "line above."),
}
TEMPLATES = ("email_with_date_headers", "email_with_from_headers", "email_21")  # no reply in them: made to be filled in


def fixtures() -> list[Path]:
    return [path for path in sorted((DATA / "crisp").glob("*.txt")) if path.stem not in TEMPLATES]


def is_right(path: Path) -> bool:
    opening, ending = BY_EYE.get(path.stem, (LOREM, LOREM_ENDS))
    words = own_words(path.read_text(encoding="utf-8"))
    return words.startswith(opening) and words.endswith(ending)


def test_nearly_all_public_replies_are_cleaned() -> None:
    paths = fixtures()
    if not paths:
        pytest.skip("the public data mail/fixtures/crisp is not beside the repository")
    wrong = [path.stem for path in paths if not is_right(path)]
    assert len(wrong) <= 0.05 * len(paths), wrong


@pytest.mark.parametrize(
    "opening",
    [
        "Le lun. 2 mars 2026 à 10:00, Chloé Garnier <chloe@arvor.example> a écrit :",
        "Le 02/03/2026 à 10:00, Chloé Garnier a écrit :",
        "Le lundi 2 mars 2026 à 10:00, Chloé Garnier\n<chloe@arvor.example> a écrit :",
        "Le 2 mars 2026 à 10:00 +0100, Chloé Garnier\n<chloe@arvor.example>, a écrit\xa0:",
        "De : Chloé Garnier\nEnvoyé : lundi 2 mars 2026 10:00\nÀ : Alice\nObjet : devis",
        "De\xa0: Chloé Garnier <chloe@arvor.example>\nDate\xa0: lundi 2 mars 2026\nÀ\xa0: Alice\nObjet\xa0: devis",
        "-----Message d'origine-----\nDe : Chloé\nEnvoyé : lundi\nÀ : Alice",
        "----- Mail original -----\nDe: Chloé\nÀ: Alice\nEnvoyé: Lundi 2 Mars 2026\nObjet: devis",
        "----- Transféré par Driss le 02/03/2026 -----",
        "Début du message transféré :",
        "________________________________\nDe : Chloé\nEnvoyé : lundi 2 mars\nÀ : Alice\nObjet : devis",
        "On Mon, Mar 2, 2026 at 10:00 AM Chloé <chloe@arvor.example> wrote:",
        "Am 02.03.2026 um 10:00 schrieb Chloé Garnier:",
        "El lun, 2 mar 2026 a las 10:00, Chloé (<chloe@arvor.example>) escribió:",
        "Il giorno lun 2 mar 2026 alle ore 10:00 Chloé <chloe@arvor.example> ha scritto:",
        "Op ma 2 mrt 2026 om 10:00 schreef Chloé <chloe@arvor.example>:",
        "Den mån 2 mars 2026 kl 10:00 skrev Chloé <chloe@arvor.example>:",
        "Em seg., 2 de mar. de 2026 às 10:00, Chloé <chloe@arvor.example> escreveu:",
        "po 2. 3. 2026 v 10:00 odesílatel Chloé Garnier <chloe@arvor.example> napsal:",
        "În lun., 2 mar. 2026 la 10:00, Chloé Garnier <chloe@arvor.example> a scris:",
        "Chloé Garnier <chloe@arvor.example> ezt írta (időpont: 2026. márc. 2., H, 10:00):",
        "Chloé Garnier <chloe@arvor.example>, 2 Mar 2026 Pzt, 10:00 tarihinde şunu yazdı:",
        "Missatge de Chloé Garnier <chloe@arvor.example> del dia dl., 2 de març 2026 a les 10:00:",
        "pon., 2 mar 2026 o 10:00 Chloé Garnier <chloe@arvor.example> napisał(a):",
        "пн, 2 мар. 2026 г. в 10:00, Chloé Garnier <chloe@arvor.example>:",
        "Στις Δευ 2 Μαρ 2026 στις 10:00 π.μ., ο χρήστης Chloé <chloe@arvor.example> έγραψε:",
        "Chloé Garnier <chloe@arvor.example> 于2026年3月2日周一 10:00写道：",
        "2026年3月2日(月) 10:00 Chloé Garnier <chloe@arvor.example>:",
        "Od: Chloé Garnier\nOdesláno: pondělí 2. března 2026 10:00\nKomu: Alice\nPředmět: RE: devis",
        "Kimden: Chloé\nGönderildi: 2 Mart 2026 10:00\nKime: Alice\nKonu: devis",
        "Date: Mon, 2 Mar 2026 10:00:00 +0100\nSubject: devis\nFrom: chloe@arvor.example\nTo: alice@conseil.example",
        " > Message du 02/03/26 10:00\n > De : chloe@arvor.example\n > A : alice@conseil.example\n > Objet : devis",
    ],
)
def test_the_opening_of_a_quote_ends_the_answer(opening: str) -> None:
    assert own_words(f"C'est validé.\n\n{opening}\n\nPouvez-vous valider ?\n") == "C'est validé."


@pytest.mark.parametrize(
    "quote",
    [
        "anna> Is it so?\nanna> I wonder.",
        "* Anna Roux <anna@arvor.example> [2026-03-02 19:31]:\n> Is it so?",
        "--- Anna Roux <anna@arvor.example>\nwrote:\n> Is it so?",
    ],
)
def test_quotes_marked_with_a_name_or_an_address_go(quote: str) -> None:
    assert own_words(f"{quote}\n\nYes, it is.") == "Yes, it is."


@pytest.mark.parametrize(
    ("words", "is_there"), [("Is it so, in the end?", True), ("Is it so, in the middle?", False), ("?", False)]
)
def test_a_question_is_found_in_the_quote_that_wraps_it(words: str, is_there: bool) -> None:
    assert quotes("Anna wrote:\n> Is it so, in\n> the end?\n\nYes.", words) is is_there


def test_where_nothing_is_quoted_no_question_is_known_to_be() -> None:
    assert quotes("Yes, it is.", "Is it so?") is None


def test_answers_between_the_lines_are_kept() -> None:
    body = "Le 2 mars 2026, Chloé a écrit :\n> Le lot 1 ?\nOui, validé.\n> Et le lot 2 ?\nPas encore.\n"
    assert own_words(body) == "Oui, validé.\n\nPas encore."


@pytest.mark.parametrize(
    "end",
    ["-- \nChloé Garnier", "Cordialement,\nChloé Garnier\nDirectrice", "Bien à vous\nChloé", "Envoyé de mon iPhone",
     "Best regards,\nChloé", "Chloé Garnier\nTél. : 01 02 03 04 05\nwww.arvor.example",
     "______________________\nEssayez notre nouveau service\nhttp://pub.example"],
)  # fmt: skip
def test_the_signature_goes(end: str) -> None:
    assert own_words(f"Voici la liste demandée.\n\n{end}\n") == "Voici la liste demandée."


@pytest.mark.parametrize(
    "body",
    ["Bonjour,\n\nTout est fait.\nOn est prêt.",
     "Le devis est prêt.\nLe budget aussi : voir plus bas.", "De plus, la date : le 3 mars.", "Sent from my desk, yes.",
     "Date : 3 mars\nLieu : Brest\nÀ apporter : un crayon", "Réunion du 2 mars 2026 à 10:00 :\n- le lot 1",
     "Je vous écris à propos de deux points :\n- le lot 1\n- le lot 2"],
)  # fmt: skip
def test_ordinary_sentences_stay(body: str) -> None:
    assert own_words(body) == body


@pytest.mark.parametrize(
    "hostile",
    ["Le " * 33_000, "De :\n" * 20_000, ">" * 1_000_000, "On 1 a@b:\n" * 20_000, " " * 500_000,
     "Cordialement\n" * 50_000,
     "-" * 500_000, "a@b.example 2026 10:00:\n" * 20_000, "> " * 200_000, "Date : 2 mars\n" * 30_000,
     "20201:1" * 50_000,
     "(See attached file: " * 20_000, "t." * 250_000, "\n> a" * 100_000, "&gt; " * 100_000,
     "sent from a a a a a a a a a\n" * 10_000, ("0 " * 190 + "\n") * 2_000, "a écrit :\n" * 50_000],
)  # fmt: skip
def test_hostile_text_is_read_in_no_time(hostile: str) -> None:
    start = time.process_time()
    own_words(hostile)
    assert time.process_time() - start < 1


LINES = st.sampled_from(
    ["Bonjour,", "> cité", "Le 2 mars 2026, Chloé a écrit :", "De : Chloé", "À : Alice", "Objet : devis", "", "-- ",
     "---", "Cordialement,", "Envoyé de mon iPhone", "01 02 03 04 05", "a@b.example", "On Monday",
     "wrote:", "une ligne " * 9, "____"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES | st.text(max_size=30), max_size=25))
def test_twice_is_once(lines: list[str]) -> None:
    once = own_words("\n".join(lines))
    assert own_words(once) == once
