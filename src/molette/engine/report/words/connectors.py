"""Problems of live sources: a mailbox, a calendar, a watched folder."""

WORDS: dict[str, tuple[str, str]] = {
    "connector-host-unknown": (
        "Le serveur « {host} » est introuvable : vérifiez son nom et votre connexion à Internet.",
        "The server “{host}” cannot be found: check its name and your connection to the Internet.",
    ),
    "connector-refused": (
        "Le serveur « {host} » refuse la connexion au port {port} : vérifiez ce numéro, ou attendez qu'il soit remis en marche.",
        "The server “{host}” refuses the connection on port {port}: check this number, or wait until it runs again.",
    ),
    "connector-silent": (
        "Le serveur « {host} » ne répond pas à temps au port {port} : vérifiez ce numéro ; sinon, Molette continuera de là au prochain passage.",
        "The server “{host}” does not answer in time on port {port}: check this number; if it is right, Molette goes on from there next time.",
    ),
    "connector-cut": (
        "La liaison avec « {host} » s'est coupée : rien n'est perdu, Molette continuera de là au prochain passage.",
        "The line to “{host}” was cut: nothing is lost, Molette goes on from there next time.",
    ),
    "connector-answer-odd": (
        "La réponse de « {host} » n'est pas celle attendue : vérifiez le nom du serveur, le port et l'adresse, puis réessayez.",
        "The answer of “{host}” is not the one expected: check the server's name, its port and the address, then try again.",
    ),
    "connector-no-tls": (
        "Le serveur « {host} » ne chiffre pas la liaison au port {port} : essayez 993 pour le courrier, 443 pour l'agenda, ou STARTTLS au port 143.",
        "The server “{host}” does not encrypt the line on port {port}: try 993 for mail, 443 for a calendar, or STARTTLS on port 143.",
    ),
    "connector-certificate-unknown": (
        "Rien ne garantit que ce serveur est bien « {host} » (certificat inconnu) : s'il est à vous, donnez son certificat à Molette ; sinon, n'y entrez pas votre mot de passe.",
        "Nothing proves that this server is “{host}” (its certificate is unknown): if it is yours, give its certificate to Molette; if not, do not enter your password.",
    ),
    "connector-certificate-expired": (
        "Le certificat de « {host} » n'est pas valable à cette date : vérifiez l'heure de cette machine, sinon prévenez qui tient ce serveur.",
        "The certificate of “{host}” is not valid today: check the clock of this machine, or tell whoever keeps that server.",
    ),
    "connector-certificate-other": (
        "Le certificat présenté par « {host} » est au nom d'un autre serveur : écrivez le nom que donne votre hébergeur.",
        "The certificate shown by “{host}” bears the name of another server: write the name your provider gives.",
    ),
    "connector-authority-unreadable": (
        "Le certificat donné pour ce serveur est illisible : collez-le en entier, de BEGIN CERTIFICATE à END CERTIFICATE.",
        "The certificate given for this server cannot be read: paste it whole, from BEGIN CERTIFICATE to END CERTIFICATE.",
    ),
    "connector-plain-refused": (
        "Vers « {host} », le mot de passe partirait en clair : choisissez une liaison chiffrée (TLS, https).",
        "Towards “{host}”, the password would travel in the open: choose an encrypted line (TLS, https).",
    ),
    "connector-peer-private": (
        "L'adresse de « {host} » est réservée à un réseau privé et Molette n'y va pas : donnez un serveur public.",
        "The address of “{host}” is kept for a private network and Molette does not go there: give a public server.",
    ),
    "connector-character-odd": (
        "Le nom du serveur, l'identifiant ou le mot de passe manque, ou contient un caractère qui ne peut pas être envoyé : entrez-les de nouveau.",
        "The server's name, the login or the password is missing, or holds a character that cannot be sent: enter them again.",
    ),
    "connector-login-refused": (
        "« {host} » refuse cet identifiant et ce mot de passe : entrez-les de nouveau ; si votre compte a un second facteur, créez un mot de passe d'application.",
        "“{host}” refuses this login and password: enter them again; if your account has a second factor, make an app password.",
    ),
    "connector-token-expired": (
        "« {host} » refuse ce jeton, qui a sans doute expiré (ils durent souvent une heure) : donnez-en un nouveau, ou un mot de passe d'application si votre fournisseur en accepte.",
        "“{host}” refuses this token, which has probably expired (they often last an hour): give a new one, or an app password if your provider takes some.",
    ),
    "connector-token-not-taken": (
        "« {host} » ne prend pas d'autorisation OAuth : donnez un mot de passe d'application.",
        "“{host}” takes no OAuth authorisation: give an app password.",
    ),
    "connector-folder-missing": (
        "Le dossier « {folder} » n'est plus dans cette boîte : choisissez de nouveau les dossiers à lire.",
        "The folder “{folder}” is no longer in this mailbox: choose again which folders to read.",
    ),
    "connector-mail-too-large": (
        "Un message de {megabytes} Mo, dans « {folder} », dépasse {limit} Mo : seuls ses en-têtes ont été lus ; vérifiez à la main s'il demande ou répond quelque chose.",
        "A message of {megabytes} MB in “{folder}” is over {limit} MB: only its headers were read; check by hand whether it asks or answers something.",
    ),
    "connector-address-odd": (
        "Cette adresse n'est pas celle d'un agenda : elle doit commencer par https:// ou webcal://.",
        "This is not the address of a calendar: it must start with https:// or webcal://.",
    ),
    "connector-address-missing": (
        "« {host} » n'a rien à cette adresse : copiez-la de nouveau depuis votre agenda.",
        "“{host}” has nothing at this address: copy it again from your calendar.",
    ),
    "connector-redirect-refused": (
        "« {host} » renvoie vers une adresse qui n'est pas sûre, et Molette n'y va pas : copiez de nouveau l'adresse depuis votre agenda.",
        "“{host}” sends to an address that is not safe, and Molette does not go there: copy the address again from your calendar.",
    ),
    "connector-redirects": (
        "« {host} » renvoie sans fin d'une adresse à l'autre : copiez de nouveau l'adresse depuis votre agenda.",
        "“{host}” sends from one address to another without end: copy the address again from your calendar.",
    ),
    "connector-project-odd": (
        "Cette adresse de « {host} » n'est pas celle d'un projet : copiez celle de sa page, par exemple https://github.com/nom/projet.",
        "This address at “{host}” is not that of a project: copy the one of its page, for instance https://github.com/name/project.",
    ),
    "connector-project-missing": (
        "« {host} » n'a pas de projet « {project} », ou ne le montre pas avec ce jeton : vérifiez l'adresse, et que le jeton peut lire les tickets de ce projet.",
        "“{host}” has no project “{project}”, or does not show it with this token: check the address, and that the token may read the issues of this project.",
    ),
    "connector-token-refused": (
        "« {host} » refuse ce jeton : il a expiré ou ne permet pas de lire les tickets ; créez-en un autre, en lecture seule, et collez-le ici.",
        "“{host}” refuses this token: it has expired or may not read issues; make another one, read-only, and paste it here.",
    ),
    "connector-limited": (
        "« {host} » demande d'attendre {minutes} min (trop de questions en une heure) : rien n'est perdu, Molette continuera de là.",
        "“{host}” asks to wait {minutes} min (too many questions in an hour): nothing is lost, Molette goes on from there.",
    ),
    "connector-busy": (
        "« {host} » demande d'attendre : Molette réessaiera au prochain passage ; s'il le redemande souvent, espacez les passages.",
        "“{host}” asks to wait: Molette tries again next time; if it asks often, make the visits rarer.",
    ),
    "connector-down": (
        "« {host} » est en panne (réponse {status}) : rien à faire de votre côté, Molette réessaiera au prochain passage.",
        "“{host}” is out of order (answer {status}): nothing to do on your side, Molette tries again next time.",
    ),
    "connector-stopped": (
        "La lecture s'est arrêtée sur une erreur de Molette : elle reprendra plus tard ; si cela dure, signalez-le avec le journal du serveur.",
        "Reading stopped on an error of Molette's own: it goes on later; if it lasts, report it with the server's log.",
    ),
    "connector-too-large": (
        "L'agenda de « {host} » dépasse {limit} Mo et n'est pas lu : donnez un agenda plus petit, ou exportez une période.",
        "The calendar at “{host}” is over {limit} MB and is not read: give a smaller calendar, or export a period.",
    ),
    "connector-not-calendar": (
        "« {host} » répond, mais pas par un agenda (peut-être une page qui demande un mot de passe) : copiez l'adresse secrète au format iCal.",
        "“{host}” answers, but not with a calendar (perhaps a page that asks for a password): copy the secret address in iCal format.",
    ),
    "connector-not-caldav": (
        "« {host} » ne parle pas CalDAV à cette adresse : copiez l'adresse CalDAV que donne votre hébergeur.",
        "“{host}” does not speak CalDAV at this address: copy the CalDAV address your provider gives.",
    ),
    "connector-no-calendar": (
        "Ce compte de « {host} » n'a aucun agenda d'événements : créez-en un, ou donnez l'adresse d'un autre compte.",
        "This account at “{host}” has no calendar of events: make one, or give the address of another account.",
    ),
    "connector-item-unread": (
        "Le serveur annonce l'événement « {name} » mais ne le donne pas, les autres sont lus : ouvrez-le dans votre agenda et enregistrez-le de nouveau.",
        "The server names the event “{name}” but does not give it, the others are read: open it in your calendar and save it again.",
    ),
    "connector-folder-absent": (
        "Le dossier surveillé « {folder} » n'est plus là : remettez-le, ou choisissez-en un autre.",
        "The watched folder “{folder}” is no longer there: put it back, or choose another.",
    ),
    "connector-folder-huge": (
        "Le dossier surveillé « {folder} » contient plus de {most} fichiers : choisissez un dossier réservé à la mission.",
        "The watched folder “{folder}” holds more than {most} files: choose a folder kept for the mission.",
    ),
    "connector-file-unreadable": (
        "Le fichier « {name} » ne peut pas être lu, les autres le sont : donnez à Molette le droit de le lire.",
        "The file “{name}” cannot be read, the others are: give Molette the right to read it.",
    ),
    "connector-secret-unreadable": (
        "Le mot de passe gardé ne peut plus être lu (la clé a changé) : entrez-le de nouveau.",
        "The stored password can no longer be read (the key changed): enter it again.",
    ),
    "connector-key-unreadable": (
        "Le fichier de la clé qui protège les mots de passe est illisible : remettez celui de votre sauvegarde, ou supprimez-le et entrez de nouveau les mots de passe.",
        "The file of the key that protects the passwords cannot be read: put back the one you saved, or delete it and enter the passwords again.",
    ),
    "connector-key-open": (
        "Le fichier de la clé « {name} » peut être lu par d'autres que vous : réservez-le à votre compte (chmod 600).",
        "Others than you can read the key file “{name}”: keep it for your own account (chmod 600).",
    ),
}
