"""What is told of a message before it is sent: what, and what to do. (French, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "message-empty": (
        "Le message est vide. Écrivez-le, ou reprenez le brouillon.",
        "The message is empty. Write it, or take the draft again.",
    ),
    "message-no-question": (
        "Votre message ne pose pas de question. Terminez par une seule, qui dit ce que vous attendez.",
        "Your message asks no question. End with one, which says what you expect.",
    ),
    "message-questions": (
        "Votre message pose {count} questions. Gardez celle qui débloque, et posez les autres plus tard.",
        "Your message asks {count} questions. Keep the one that unblocks, and ask the others later.",
    ),
    "message-no-date": (
        "Votre message ne dit pas pour quand. Donnez une date, par exemple « d’ici au {day} ».",
        "Your message does not say by when. Give a date, for instance “by {day}”.",
    ),
    "message-dates": (
        "Votre message demande {count} dates différentes ({found}). Gardez-en une.",
        "Your message asks for {count} different dates ({found}). Keep one.",
    ),
    "message-no-promise": (
        "Votre message ne dit pas quand la réponse viendra. Promettez une date que vous tiendrez.",
        "Your message does not say when the answer will come. Promise a date that you will keep.",
    ),
    "message-long": (
        "Votre message a {count} mots. Moins de {most} obtient plus de réponses : coupez ce qui n’aide pas à répondre.",
        "Your message has {count} words. Fewer than {most} gets more answers: cut what does not help to answer.",
    ),
    "message-people": (
        "Votre message s’adresse à {count} personnes. Choisissez celle qui peut répondre, mettez les autres en copie.",
        "Your message is addressed to {count} people. Choose the one who can answer, put the others in copy.",
    ),
    "message-absolute": (
        "« {found} » se discute plus qu’il ne s’entend. Donnez les dates à la place.",
        "“{found}” gets argued with rather than heard. Give the dates instead.",
    ),
    "message-accusing": (
        "« {found} » accuse. Dites le fait et sa date : « la réponse est attendue depuis le … ».",
        "“{found}” accuses. Say the fact and its date: “the answer has been awaited since …”.",
    ),
    "message-irritated": (
        "« {found} » laisse voir de l’agacement. Retirez-le : la demande suffit.",
        "“{found}” shows irritation. Take it out: the request is enough.",
    ),
    "message-judging": (
        "« {found} » juge. Décrivez ce qui s’est passé, sans qualifier les personnes.",
        "“{found}” judges. Describe what happened, without qualifying people.",
    ),
    "message-legal": (
        "« {found} » est un mot de droit. Parlez-en d’abord à votre société de portage ou à votre conseil.",
        "“{found}” is a word of law. Speak of it first with your portage company or your lawyer.",
    ),
    "message-vague": (
        "« {found} » ne dit ni quoi ni pour quand. Dites la chose attendue et sa date.",
        "“{found}” says neither what nor by when. Say the thing expected and its date.",
    ),
    "message-no-share": (
        "Vous devez aussi une réponse à cette personne. Commencez par là : ce que vous devez, et pour quand.",
        "You owe this person an answer too. Begin there: what you owe, and for when.",
    ),
    "message-no-care": (
        "Rien ne dit que vous voyez ses contraintes. Une phrase suffit : « je sais que vous avez d’autres priorités ».",
        "Nothing says that you see what holds this person. One sentence is enough: “I know that you have other priorities”.",
    ),
    "message-no-subject": (
        "Le message n’a pas d’objet. Mettez-y la chose attendue et la date.",
        "The message has no subject. Put the thing expected and the date there.",
    ),
}
