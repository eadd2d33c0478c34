"""What is asked for: a payment, an access, an approval, a decision, a resource, information, an action.

Things that name their kind come first (an invoice, a badge, an option); else the verb asked for tells information from
action, and what has no such verb is a question.
"""

import re

from molette.engine.ledger.types import Request
from molette.sources.mail.cues import Cues, cues, plain

LONGEST = 400

DOCUMENT = (
    r"(?:retour|réponse|accord|exemple|copie|avis|confirmation|liste|devis|document|point|rdv|rendez-vous|réunion|"
    r"précision|date|accès|badge|compte|mot|idée|estimation|explication|éclaircissement|fichier|numéro|modèle|extrait|"
    r"attestation|décision|validation|signature|mail|plan|facture|compte rendu|budget prévisionnel)"
)

PAYMENT = cues(
    r"\br[èe]gl(?:er|ement|ée?|ez)\b(?=.{0,60}(?:factur|solde|acompte|montant|€|eur|honoraires))",
    r"\b(?:nous|vous|me) régler (?:le|la|les|cette)\b",
    (
        r"\b(?:factures?|acompte|invoices?|échéance|caution|honoraires|loyer)\b.{0,80}(?:impay|due?\b|échue|overdue|"
        r"unpaid|outstanding|attente|règlement|paiement|payée?|réglée?|versée?|honorée?|settle|pay)"
    ),
    r"\b(?:payer|paiements?|virements?|régler la|réglez la|règlement de|solder|rembourser|remboursement|verser)\b",
    r"\b(?:attente|où en est|suite) (?:de |du |à )?(?:votre |notre |le )?règlement\b",
    r"\bsolde débiteur\b|\bnous régler\b|\bacompte n'a\b",
    r"\b(?:pay|payments?|settle the (?:balance|invoice|bill)|wire transfer|overdue|remittance|remit|reimburse|"
    r"past due|outstanding amount)\b",
    r"\b(?:not been|be|been|get|getting) paid\b|\bsettlement of\b|\breste(?:nt)? dues?\b|\btransfer will be\b",
    r"\b(?:deposit|funds|transfer)\b.{0,30}\b(?:reached|arrived|received|sent)\b|\bmoney been sent\b",
    r"\b(?:chase|about) .{0,30}\bour fees\b",
)

ACCESS = cues(
    (
        r"\b(?:accès|identifiants|mots? de passe|habilitations?|droits (?:d['’ ]?(?:accès|admin|lecture|écriture|"
        r"utilis)\w*|sur)|compte (?:utilisateur|admin|vpn|de test)|vpn|badges?|clés? api|login|accréditation)\b"
    ),
    r"\b(?:mon|mes|nos|un) identifiants?\b",
    r"\b(?:débloquer|débloquez|réactiver|ouvrir|créer|activer) (?:mon|un|le|ton|votre|son|notre) (?:compte|vpn|"
    r"port)\b(?! rendu)",
    r"\b(?:me|nous|m'|se|plus à me|pas à me) ?connecter\b|\bconnexion (?:au|à)\b",
    r"\b(?:m'ajouter|nous ajouter|m'inviter|nous inviter|ajouter \w+|inviter \w+) (?:au|à la|sur|dans|à l') "
    r"?(?:canal|dépôt|groupe|teams|slack|projet|équipe|le dépôt|le canal|le drive|trello)",
    r"\bpartager (?:le|un|ce|votre) (?:dossier|drive|répertoire|espace)\b",
    r"\bm'y autoriser\b|\bm'autoriser\b|\b(?:log|sign) in(?:to)?\b|\breset the (?:code|password|pin)\b",
    r"\b(?:pare-feu|firewall|whitelist|liste blanche)\b",
    r"\b(?:access(?! control| point| to (?:justice|care))|credentials?|passwords?|permissions?|logins?|user accounts?|"
    r"api keys?|ssh keys?|badge|vpn)\b",
    r"\b(?:read|write|admin|edit|viewing) rights\b",
    r"\b(?:unlock|account is locked|locked out|let (?:us|me) in(?:to)?|data room)\b",
    r"\b(?:add|invite) (?:me|us|\w+) to (?:the|your) (?:\w+ )?(?:channel|repository|repo|slack|team|teams|group|"
    r"workspace|drive|board)\b",
    r"\binvite us to the\b|\bshare the (?:folder|drive|directory|workspace|calendar)\b",
)

APPROVAL = cues(
    r"\bvalid(?:er|ez|ation|é|ée|és|e)\b",
    r"\bapprouv",
    r"\bapprobation",
    r"\b(?:votre|ton|pour|d['’]|un|leur|l['’]) ?accord\b",
    r"\bfeu vert\b",
    r"\bbon à tirer\b",
    r"\bbon pour accord\b",
    r"\b[àa] signer\b",
    r"\bsign(?:er|ature|atures|ez)\b",
    r"\b(?:retourner|renvoyer|renvoyez|retournez) .{0,40}\bsignée?s?\b",
    r"\bprocès[- ]verbal\b",
    r"\brecetter\b",
    r"\b(?:vous|te) convien(?:t|nent|drait)\b",
    r"\b(?:ça|cela|tout|format|version|texte) (?:vous|te) va\b",
    r"\best-ce (?:ok|bon) (?:pour|de)\b",
    r"\bc'est (?:ok|bon) pour (?:vous|toi)\b",
    r"\bvotre go\b",
    r"\btu es ok\b",
    r"\bêtes-vous (?:d['’]accord|ok|favorable)\b|\btu es d'accord\b",
    r"\b(?:est|comme|considérer) .{0,30}\bacceptée?s?\b",
    r"\b(?:please|could you|can you) (?:apply|merge|consider|check in|commit)\b",
    r"\bapprov(?:e|al|ed)\b",
    r"\bsign[- ]?(?:off|ature|ed)\b",
    r"\bsign (?:the|it|and|page|off)\b",
    r"\bgo[- ]ahead\b",
    r"\bgreen light\b",
    r"\bare you (?:ok|okay|happy|fine) with\b",
    r"\b(?:ok|okay) with you\b",
    r"\bworks for you\b",
    r"\bacceptable\b|\bas accepted\b|\bconsider .{0,40}\baccepted\b",
    r"\b(?:vous|te) semble(?:nt)?[- ](?:t-)?(?:il|elle|ils|elles) (?:correct|bon|conform|convenir)|\bbonne? pour "
    r"(?:impression|envoi|signature)\b",
    r"\bcounter-?sign|\b(?:are we|is it|is this) (?:good|fine|ok|okay) to\b",
    r"\bdo you agree\b|\bok to (?:print|send|publish|go|apply|ship)\b",
)

DECISION = cues(
    r"\bdéci(?:d|s)(?!ion de votre)",
    r"\btranch(?:er|ez|e)\b",
    r"\barbitr",
    r"\bchoi(?:x|sir|sissez)\b",
    r"\bpréf[ée]r(?!ence)",
    r"\b(?:quel|quelle|quels|quelles) (?:option|scénario|solution|version|variante|couleur|formule|piste|"
    r"fournisseur)\b",
    r"\bretenez-vous\b",
    r"\b(?:souhaitez|voulez|veux|souhaites|voulez)[- ](?:vous|tu) (?:que|qu'|reconduire|inclure|garder|maintenir|"
    r"renouveler|partir|continuer|arrêter|conserver|ajouter|les|la|le)",
    r"\bfaut-il\b",
    r"\bdoit-on\b|\bdevons-nous\b",
    r"\best-ce qu'on (?:maintient|garde|part|fait|continue|arrête|abandonne|annule|lance)\b",
    r"\bdites?[- ](?:nous|moi) si on (?:abandonne|garde|continue|maintient|part|arrête)\b",
    r"\bon (?:part|garde|retient|fait|maintient|passe)\b.{0,60}\bou\b",
    r"\b(?:prenez|voulez|souhaitez|gardez|would you like|do you want|do you take)\b.{0,60}\b(?:ou|or)\b.{1,40}\?",
    r"\best-ce qu'on (?:reporte|annule|décale|avance|prolonge|ajoute|retire|change)\b|\bwhether you go for\b",
    r"\blaquelle\b",
    r"\blequel\b",
    r"^\W*(?:plutôt )?(?:\w+ ){1,2}ou (?:\w+ ){1,3}(?:pour|à|sur)\b.{0,40}\?",
    r"\bdeci(?:de|sion)",
    r"\bchoose\b",
    r"\bchoice\b",
    r"\bwhich (?:option|one|version|supplier|name|date|design|way|route|vendor)\b",
    r"\bwhich (?:of the|\w+ (?:do|would|shall|should) (?:you|we))\b",
    r"\bprefer",
    r"\b(?:shall|should) (?:we|i)\b",
    r"\bdo you want (?:us|me) to\b|\bwould you like (?:us|me) to\b",
    r"\bgo (?:with|for) (?:option|a|b|the)\b",
    r"\brather\b.{0,60}\bor\b",
    r"^\W*(?:\w+ ){1,2}or (?:\w+ ){1,3}(?:for|on)\b.{0,40}\?",
    r"\bsettle the (?:priority|question|matter|issue)\b",
)
# "Do you know whether A or B" asks for a fact.
TOLD = cues(
    r"\b(?:savez|sais)[- ](?:vous|tu)\b",
    r"\b(?:me|nous) (?:dire|préciser|indiquer|confirmer)\b",
    r"\bdo you know\b",
    r"\b(?:tell|explain|clarify)\b",
    r"\bwhich (?:version|release) of\b",
    r"\bprenn?\w* (?:ma|notre|une) décision\b",
    r"\bcombien\b|\bhow (?:many|much|long)\b|\bwhen\b|\bwhere\b|\bwho\b|\bwhy\b|\bqui\b|\bquand\b",
)

RESOURCE = cues(
    r"\bmett(?:re|ez) .{0,40}\bà (?:ma |notre |votre |sa )?disposition\b",
    (
        r"\b(?:serveurs? de|licences?|postes? de travail|échantillons?|vidéoprojecteurs?|salle de (?:réunion|"
        r"formation)|environnements? de (?:test|recette)|ordinateurs?|renforts?|jeu de données|ressources?|"
        r"interlocut\w+ (?:métier|dédié)|(?:un|une|deux|trois) (?:développeurs?|personnes?|testeurs?|référents?|"
        r"interlocut\w+|salle|véhicule))\b"
    ),
    rf"\b(?:besoin d'|faudrait |cherchons |manque )(?:un|une|deux|trois|d'un|d'une) (?!{DOCUMENT}\b)",
    r"\b(?:prêter|libérer|dégager|affecter|détacher|mobiliser|réserver (?:un|une|des) (?:véhicule|salle|matériel|"
    r"voiture|minibus))\b",
    r"\b(?:du|de) budget (?:pour|supplémentaire)\b|\bdu matériel\b",
    r"\bprévoir (?:un|une|des) (?!point|réunion|date|rdv)\w+",
    (
        r"\b(?:hardware|servers? by|licen[cs]es?|laptops?|test environment|meeting room|headcount|resources?|sample "
        r"(?:data|device)s?|(?:fabric )?samples|forklift|projector|(?:one|two|three|more) (?:more )?(?:developers?|"
        r"testers?|people|contact persons?|accountants?))\b(?! (?:affected|use|are|is))"
    ),
    r"\b(?:lend|free up|assign|second|short of|spare (?:desk|laptop|room|seat)|additional budget|extra (?:staff|"
    r"people|budget|hands))\b",
    r"\bquelqu'un (?:de la|du|des|de l'|pour nous|de chez vous) \w+.{0,40}(?:matin|demain|lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|jour)",
    r"\bmettre (?:un|une|deux|quelqu'un) \w* ?(?:stagiaire|personne|intérimaire|consultant|"
    r"développeur)?.{0,10}\b(?:sur|à) (?:la|le|l'|ce)",
    r"\b(?:borrow|spare (?:someone|somebody|anyone|us)|a second|another) (?:a |an )?\w",
    r"\bmake (?:a|an|the|one|two) .{1,30}\bavailable\b|\bbusiness contact\b",
)

NAMED: tuple[tuple[Request, Cues], ...] = (
    (Request.PAYMENT, PAYMENT),
    (Request.ACCESS, ACCESS),
    (Request.APPROVAL, APPROVAL),
    (Request.RESOURCE, RESOURCE),
)

PRONOUNS = (
    r"(?:(?:me|nous|lui|leur|te|vous|le|la|les|y|en|bien|ne|pas|aussi|donc|egalement|svp|stp|au moins|vouloir)\s+|"
    r"(?:m|l|s|t)')*"
)
ASKED_TO = re.compile(
    rf"\b(?:(?:peux|peut|pou[rv]+i?ez|pourrais|pourrait|saurais|sauriez)[- ](?:vous|tu|on)|(?:tu|vous) (?:peux|"
    rf"pourrais|pouvez|pourriez)|merci (?:par avance |d'avance )?(?:de|d')|veuillez|priere de|(?:pensez|pense|"
    rf"veillez) a|n'oublie[zs]? pas (?:de|d')|il (?:faut|faudra|faudrait)\b|je (?:vous|te) laisse|besoin que (?:tu|"
    rf"vous)|possible de)\s*{PRONOUNS}(\w+)|\b(?:(?:could|can|would|will) (?:you|someone|somebody|anyone|anybody)|"
    rf"please|pls|plz|kindly|remember to|forget to|(?:like|need|want) you to|if you could|is to)\s+(?:(?:please|"
    rf"kindly|also|just|all|then|at least|not|mind)\s+)*(\w+)(?: (?:me|us) (\w+))?"
)
TELLS_WORDS = """
envoyer transmettre communiquer preciser confirmer indiquer dire expliquer fournir partager adresser renvoyer donner
savoir connaitre repondre detailler rappeler joindre envoyez transmettez confirmez dites retourner
send tell share forward provide confirm explain clarify let give know resend indicate list answer reply advise say
describe specify show point
"""
TELLS = frozenset(TELLS_WORDS.split())
PASSES_ON = re.compile(r"\bfaire (?:parvenir|savoir|suivre|un retour|part)\b")
ACTS = re.compile(
    r"\b(?:give (?:me|us) a (?:call|ring|hand)|rappeler (?:m\b|mme|le |la |les |au )|let (?:us|me) (?:see|try|in)|"
    r"send (?:someone|somebody))\b"
)
NO_VERBS = """
the a an this that these your our it to be votre notre leur un une des plus
"""
NO_VERB = frozenset(NO_VERBS.split())


def kind_of(sentence: str) -> Request:
    """What a sentence that asks asks for; information when nothing says otherwise."""
    text = plain(sentence[:LONGEST])
    for kind, asked in NAMED:
        if asked.found(text):
            return kind
    if DECISION.found(text) and not TOLD.found(text):
        return Request.DECISION
    return _by_verb(text)


def _by_verb(text: str) -> Request:
    """Information when one is asked to tell or send, action when one is asked to do anything else."""
    found = ASKED_TO.search(text)
    verb = (found[1] or found[2] or "") if found else ""
    if (
        not verb
        or verb in NO_VERB
        or (found and found[1] and not verb.endswith(("er", "ir", "re", "oir", "es", "iez")))
    ):
        return Request.INFORMATION
    if ACTS.search(text):
        return Request.ACTION
    if verb in TELLS or PASSES_ON.search(text):
        return Request.INFORMATION
    return Request.ACTION
