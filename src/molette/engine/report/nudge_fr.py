"""Une relance en français : quoi faire, et pourquoi."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from molette.engine.nudges.types import Channel, Rung, SmallStep
from molette.engine.report.wording_fr import odds, of, short_day, spaced, working_days

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
CHANNELS = {Channel.MAIL: "par mail", Channel.PHONE: "par téléphone", Channel.PERSON: "en réunion"}
STEPS = {
    SmallStep.DATE: "une date, même approximative",
    SmallStep.WORD: "un oui, un non ou « parlons-en »",
    SmallStep.CHOICE: "un choix entre deux voies",
    SmallStep.TEN_MINUTES: "dix minutes de vive voix",
    SmallStep.NAME: "le nom de la personne qui peut répondre",
    SmallStep.DECISION: "une décision",
    SmallStep.ADVICE: "un avis",
    SmallStep.PROMISE: "la réponse, ou sa date",
}
CAUSES = {
    "trust_eroded": "la confiance semble entamée",
    "fear_for_role": "des personnes craignent peut-être pour leur rôle",
    "disagreement_on_solution": "un désaccord sur la solution est probable",
    "communication_gap": "l’information circule sans doute mal",
    "priorities_changed": "d’autres priorités sont sans doute passées devant",
    "budget_cut": "le budget est sans doute touché",
    "crisis_event": "une crise occupe sans doute le client",
    "reorganisation_or_takeover": "une réorganisation suspend sans doute les décisions",
    "unclear_requests": "la demande n’était peut-être pas assez précise",
    "decision_maker_overloaded": "la personne qui décide manque sans doute de temps",
    "client_inputs_unowned": "personne n’est peut-être chargé de fournir cet élément",
    "approval_path_unclear": "on ne sait peut-être pas qui valide",
    "teams_overloaded": "les équipes manquent sans doute de temps",
}


def long_day(on: date) -> str:
    """`mardi 7 avril`."""
    return f"{WEEKDAYS[on.weekday()]} {short_day(on)}"


def to_do(values: Mapping[str, Any]) -> str:
    """Quoi faire, quel jour, auprès de qui."""
    when = "Aujourd’hui" if values["on"] == values["today"] else f"Le {long_day(values['on'])}"
    return spaced(f"{when}, {ACTS[values['rung']](values)}.")


def _talk(values: Mapping[str, Any]) -> str:
    if values["channel"] is Channel.PERSON:
        return f"parlez-en à {values['name']} en réunion, plutôt que d’écrire encore"
    return f"appelez {values['name']} plutôt que d’écrire encore : dix minutes suffisent"


def _write(values: Mapping[str, Any]) -> str:
    return f"écrivez à {values['name']} et demandez {STEPS[values['step']]}"


ACTS: dict[Rung, Callable[[Mapping[str, Any]], str]] = {
    Rung.REMINDER: _write,
    Rung.EFFECT: lambda values: f"écrivez à {values['name']} ce que l’attente décale, et proposez deux voies",
    Rung.TALK: _talk,
    Rung.DEPUTY: lambda values: f"demandez à {values['name'] or 'votre client'} qui peut répondre",
    Rung.HEADS_UP: lambda values: f"proposez à {values['name']} d’en parler ensemble à {values['sponsor']}",
    Rung.SPONSOR: lambda values: f"demandez une décision à {values['name']}, avec {values['holder']} en copie",
    Rung.ADVISER: lambda _: "demandez conseil à votre société de portage ou à un pair : écrire encore aiderait peu",
    Rung.NEWS: lambda values: f"demandez à {values['name']} si la réponse {of(values['holder'])} est venue",
    Rung.OWN: lambda values: f"répondez à {values['name']}, ou dites pour quand",
}


def _promised(values: Mapping[str, Any]) -> str:
    day, who = short_day(values["day"]), "vous avez promise" if values["mine"] else "promise"
    if values["times"] > 1:
        return f"la date promise est passée {values['times']} fois, la dernière le {day}"
    return f"la réponse {who} pour le {day} n’est pas venue"


def _due(values: Mapping[str, Any]) -> str:
    return f"la réponse {'était' if values['is_past'] else 'est'} demandée pour le {short_day(values['day'])}"


def _usual(values: Mapping[str, Any]) -> str:
    whose = "vos réponses" if values["mine"] else "ses réponses"
    return (
        f"la moitié de {whose} viennent d’habitude en {working_days(values['days'])} ; "
        f"au-delà de {working_days(values['limit'])}, un mot est utile"
    )


def _tried(values: Mapping[str, Any]) -> str:
    done = [f"écrit {_times(values['written'])}"] if values["written"] else []
    done += [f"parlé ou appelé {_times(values['spoken'])}"] if values["spoken"] else []
    return f"vous avez {' et '.join(done)}"


def _times(count: int) -> str:
    return "une fois" if count == 1 else f"{count} fois"


def _together(values: Mapping[str, Any]) -> str:
    rest = "une autre demande" if values["count"] == 1 else f"{values['count']} autres demandes"
    return f"joignez-y {rest} à la même personne : un message par semaine, pas plusieurs"


REASONS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "promised": _promised,
    "due": _due,
    "agreed": lambda values: f"le délai convenu est de {working_days(values['days'])}",
    "usual": _usual,
    "forgotten": lambda values: f"{odds(values['chance'])} que la réponse ne vienne plus d’elle-même",
    "tried": _tried,
    "talk": lambda _: "après deux messages, un troisième aide moins que la voix",
    "talk-sooner": lambda values: f"{CAUSES[values['cause']]} : la voix vaut mieux qu’un deuxième message",
    "call-again": lambda _: "l’appel n’a trouvé personne : essayez encore une fois, juste avant midi par exemple",
    "meeting": lambda values: f"une réunion est prévue le {long_day(values['day'])} : c’est le bon moment",
    "gone": lambda _: "la personne a quitté la mission",
    "deputy": lambda _: "la personne n’a pas pu répondre : une autre sait peut-être, ou peut",
    "heads_up": lambda _: "on prévient toujours avant de s’adresser au sponsor",
    "sponsor": lambda _: "la personne a été prévenue ; une seule décision à demander",
    "adviser": lambda _: "les autres voies ont été essayées",
    "cause": lambda values: f"{CAUSES[values['cause']]} : demandez le plus petit pas",
    "moved": lambda values: f"le {short_day(values['day'])} est un jour de congé ou de silence",
    "together": _together,
    "with": lambda _: "à dire dans le même message que la demande la plus ancienne",
    "news": lambda values: f"la demande est celle {of(values['asker'])}",
    "kept": lambda values: f"vous avez promis la réponse pour le {long_day(values['day'])}",
}


def why(code: str, values: Mapping[str, Any]) -> str:
    """Une raison, en une phrase."""
    text = REASONS[code](values)
    return spaced(f"{text[0].upper()}{text[1:]}.")


def week(values: Mapping[str, Any]) -> str:
    """La première phrase de la semaine : qui relancer, à qui répondre, qui attendre."""
    when = "La semaine prochaine" if values["is_next"] else "Cette semaine"
    acts = [f"relancez {_people(values['nudge'])}"] if values["nudge"] else []
    if values["answer"]:
        acts.append(f"répondez à {values['answer'] if acts else _people(values['answer'])}")
    if values["wait"]:
        acts.append(f"attendez {_rest(values['wait']) if acts else _people(values['wait'])}")
    if not acts:
        return spaced(f"{when}, personne n’attend personne.")
    if not values["nudge"] and not values["answer"]:
        return spaced(f"{when}, rien à relancer : {acts[0]}.")
    return spaced(f"{when} : {', '.join(acts)}.")


def _people(count: int) -> str:
    return "une personne" if count == 1 else f"{count} personnes"


def _rest(count: int) -> str:
    return "l’autre" if count == 1 else f"les {count} autres"
