"""Problems of calendars."""

WORDS: dict[str, tuple[str, str]] = {
    "calendar-not-calendar": (
        "Ce fichier ne contient pas d'agenda lisible : exportez l'agenda au format iCalendar (.ics).",
        "This file holds no readable calendar: export the calendar as iCalendar (.ics).",
    ),
    "calendar-no-event": (
        "Cet agenda ne contient aucun évènement : vérifiez que vous avez exporté le bon agenda.",
        "This calendar holds no event: check that you exported the right one.",
    ),
    "calendar-truncated": (
        "L'évènement qui commence à cette ligne est coupé, les autres sont lus : exportez l'agenda de nouveau.",
        "The event that starts at this line is cut short, the others are read: export the calendar again.",
    ),
    "calendar-event-unreadable": (
        "L'évènement « {summary} » n'a pas de date lisible et n'est pas lu : corrigez sa date dans votre agenda, ou notez la réunion dans le journal.",
        "The event “{summary}” has no readable date and is left out: mend its date in your calendar, or note the meeting in the journal.",
    ),
    "calendar-property-unreadable": (
        "Dans l'évènement « {summary} », la propriété {property} est illisible et n'est pas prise en compte : vérifiez cet évènement dans votre agenda.",
        "In the event “{summary}”, the property {property} cannot be read and is left aside: check this event in your calendar.",
    ),
    "calendar-recurrence-unreadable": (
        "La répétition de l'évènement « {summary} » est illisible, seule sa première date est lue : corrigez la répétition dans votre agenda.",
        "The recurrence of the event “{summary}” cannot be read, only its first date is: mend the recurrence in your calendar.",
    ),
    "calendar-too-many": (
        "L'évènement « {summary} » se répète trop souvent et n'est lu qu'en partie (au plus {most} dates) : espacez sa répétition ou donnez-lui une fin.",
        "The event “{summary}” recurs too often and is read only in part (at most {most} dates): make it rarer or give it an end.",
    ),
    "calendar-zone-unknown": (
        "Le fuseau horaire « {zone} » est inconnu : si les heures sont fausses, choisissez un fuseau connu, comme Europe/Paris.",
        "The time zone “{zone}” is not known: if the times are wrong, choose a known zone, such as Europe/Paris.",
    ),
}
