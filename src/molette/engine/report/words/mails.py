"""Problems of mails."""

WORDS: dict[str, tuple[str, str]] = {
    "mail-too-large": (
        "Un message de {megabytes} Mo (à l'octet {offset} de la boîte) dépasse {limit} Mo : seuls ses en-têtes ont été lus ; vérifiez à la main s'il demande ou répond quelque chose.",
        "A message of {megabytes} MB (at byte {offset} of the mailbox) is over {limit} MB: only its headers were read; check by hand whether it asks or answers something.",
    ),
    "mail-date-missing": (
        "Le message « {subject} » ne porte pas de date : celle de sa réception est prise si elle est connue, sinon il est laissé hors des attentes ; notez le fait à la main s'il compte.",
        "The message “{subject}” has no date: the date it was received is used if known, otherwise it is left out of the waits; note the fact by hand if it matters.",
    ),
    "mail-date-odd": (
        "La date du message « {subject} » ({found}) est impossible ou loin de sa réception : celle de sa réception est prise si elle est connue, sinon il est laissé hors des attentes ; corrigez le fait à la main s'il compte.",
        "The date of the message “{subject}” ({found}) is impossible or far from when it was received: the date it was received is used if known, otherwise it is left out of the waits; correct the fact by hand if it matters.",
    ),
    "mail-body-rich": (
        "Le texte du message « {subject} » n'est qu'au format enrichi d'Outlook (RTF), qui n'est pas lu : seuls ses en-têtes et le nom de ses pièces jointes ont été pris ; ouvrez-le dans Outlook s'il compte.",
        "The text of the message “{subject}” is in Outlook's rich format (RTF) only, which is not read: only its headers and the names of its attachments were taken; open it in Outlook if it matters.",
    ),
    "mail-item-broken": (
        "Le message Outlook « {name} » est abîmé et n'a pas pu être lu. Ouvrez-le dans Outlook et enregistrez-le à nouveau s'il compte.",
        "The Outlook message “{name}” is damaged and could not be read. Open it in Outlook and save it again if it matters.",
    ),
    "store-items-broken": (
        "Dans le fichier de données Outlook « {name} », {count} éléments de suite sont abîmés et n'ont pas pu être lus ; les autres l'ont été. Réparez-le avec l'outil ScanPST d'Outlook, ou exportez-le à nouveau.",
        "In the Outlook data file “{name}”, {count} items in a row are damaged and could not be read; the others were. Repair it with Outlook's ScanPST tool, or export it again.",
    ),
    "store-broken": (
        "Le fichier de données Outlook « {name} » est abîmé, ou protégé par un chiffrement qui n'est pas lu : ce qui suit son dernier message lisible est laissé. Réparez-le avec l'outil ScanPST d'Outlook, ou exportez-le à nouveau.",
        "The Outlook data file “{name}” is damaged, or under an encryption that is not read: what follows its last readable message is left out. Repair it with Outlook's ScanPST tool, or export it again.",
    ),
    "mail-nested-too-deep": (
        "Le message « {subject} » emboîte trop de parties pour être lu : seuls ses en-têtes ont été pris ; ouvrez-le dans votre messagerie s'il compte.",
        "The message “{subject}” nests too many parts to be read: only its headers were taken; open it in your mail program if it matters.",
    ),
    "mail-sender-missing": (
        "Le message « {subject} » ne dit pas qui l'a écrit : il n'ouvre ni ne ferme d'attente ; notez le fait à la main s'il compte.",
        "The message “{subject}” does not say who wrote it: it opens and closes no wait; note the fact by hand if it matters.",
    ),
    "mail-id-twice": (
        "Le message « {subject} » porte l'identifiant d'un autre message : les deux ont été gardés ; vérifiez que la conversation est bien la bonne.",
        "The message “{subject}” bears the id of another message: both were kept; check that the conversation is the right one.",
    ),
    "mail-undelivered": (
        "Un message n'est pas arrivé ({subject}, {date}) : le silence qui suit ne veut rien dire ; vérifiez l'adresse et renvoyez-le.",
        "A message was not delivered ({subject}, {date}): the silence after it means nothing; check the address and send it again.",
    ),
    "mail-undelivered-to": (
        "Un message n'est pas arrivé à {address} ({subject}, {date}) : le silence qui suit ne veut rien dire ; vérifiez l'adresse, ou demandez qui remplace cette personne.",
        "A message did not reach {address} ({subject}, {date}): the silence after it means nothing; check the address, or ask who stands in for this person.",
    ),
    "mail-zone-unknown": (
        "Le fuseau horaire « {zone} » n'est pas connu : les heures sont données en temps universel ; écrivez par exemple Europe/Paris.",
        "The time zone “{zone}” is not known: times are given in UTC; write for example Europe/Paris.",
    ),
    "mail-left-out": (
        "{count} messages sans personne de cette mission sont laissés de côté ; ajoutez leurs adresses au plan s’ils en sont.",
        "{count} messages with nobody of this mission are left out; add their addresses to the plan if they belong to it.",
    ),
    "missions-several": (
        "Cette boîte semble contenir {count} missions : {found}. Donnez à chacune un dossier, avec un journal qui nomme ses personnes.",
        "This mailbox seems to hold {count} missions: {found}. Give each a folder, with a journal that names its people.",
    ),
    "me-guessed": (
        "Votre adresse n’étant pas donnée, « {found} » est tenue pour la vôtre ; sinon, dites laquelle.",
        "As your address is not given, “{found}” is taken for yours; if it is not, say which is.",
    ),
}
