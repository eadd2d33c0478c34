"""What is asked for: a payment, an access, an approval, a decision, a resource, information, an action."""

from molette.engine.ledger.types import Request
from molette.sources.mail.cues import Cues, cues, plain

LONGEST = 400

KINDS: tuple[tuple[Request, Cues], ...] = (
    (
        Request.PAYMENT,
        cues(
            r"\br[èe]gl(?:er|ement|ée?|ez)\b(?=.{0,60}(?:factur|solde|acompte|montant|€|eur))",
            (
                r"\b(?:factures?|acompte|invoices?)\b.{0,80}(?:impay|due?\b|échéance|échue|overdue|unpaid|"
                r"outstanding|attente|règlement|paiement|payée?|réglée?|settle|pay)"
            ),
            r"\b(?:payer|paiement|virement|régler la|réglez la|règlement de|solder)\b",
            r"\b(?:pay|payment|settle|wire transfer|overdue|remittance)\b",
        ),
    ),
    (
        Request.ACCESS,
        cues(
            (
                r"\b(?:accès|identifiants?|mots? de passe|habilitations?|droits d['’ ]?(?:accès|admin|lecture|"
                r"écriture|utilis)\w*|compte (?:utilisateur|admin|vpn|de test)|vpn|badges?|clés? api|login)\b"
            ),
            r"\b(?:access|credentials?|passwords?|permissions?|logins?|user accounts?|api keys?|ssh keys?)\b",
        ),
    ),
    (
        Request.APPROVAL,
        cues(
            r"\bvalid(?:er|ez|ation|é|ée|és|e)\b",
            r"\bapprouv",
            r"\bapprobation",
            r"\b(?:votre|ton|pour|d['’]|un|leur) ?accord\b",
            r"\bfeu vert\b",
            r"\bbon à tirer\b",
            r"\bbon pour accord\b",
            r"\b[àa] signer\b",
            r"\bsign(?:er|ature|ez)\b",
            r"\bprocès[- ]verbal\b",
            r"\brecetter\b",
            r"\b(?:vous|te) convien(?:t|nent|drait)\b",
            r"\best-ce (?:ok|bon) (?:pour|de)\b",
            r"\b(?:c['’]est|est-ce) (?:ok|bon) pour (?:vous|toi)\b",
            r"\bvotre go\b",
            r"\btu es ok\b",
            r"\bêtes-vous d['’]accord\b",
            r"\bêtes-vous ok\b",
            r"\b(?:please|could you|can you) (?:apply|review|merge|consider|check in|commit)\b",
            r"\bapprov(?:e|al|ed)\b",
            r"\bsign[- ]?(?:off|ature)\b",
            r"\bsign (?:the|it|and)\b",
            r"\bgo[- ]ahead\b",
            r"\bgreen light\b",
            r"\bare you (?:ok|okay|happy|fine) with\b",
            r"\b(?:ok|okay) with you\b",
            r"\bworks for you\b",
            r"\bacceptable\b",
        ),
    ),
    (
        Request.DECISION,
        cues(
            r"\bdéci(?:d|s)",
            r"\btranch(?:er|ez|e)\b",
            r"\barbitr",
            r"\bchoi(?:x|sir|sissez)\b",
            r"\b(?:option|scénario|solution|variante) \w\b.{0,40}\bou\b",
            r"\bpréf[ée]r",
            r"\b(?:souhaitez|voulez|veux|souhaites)[- ](?:vous|tu)\b.{0,80}\bou\b",
            r"\bfaut-il\b",
            r"\bdoit-on\b",
            r"\bon (?:part|garde|retient|fait)\b.{0,60}\bou\b",
            r"\blaquelle\b",
            r"\blequel\b",
            r"\bdeci(?:de|sion)",
            r"\bchoose\b",
            r"\bchoice\b",
            r"\bwhich (?:option|one|version|of)\b",
            r"\bprefer",
            r"\bshall (?:we|i)\b",
            r"\bshould (?:we|i)\b",
            r"\bgo (?:with|for) (?:option|a|b)\b",
            r"\brather\b.{0,60}\bor\b",
        ),
    ),
    (
        Request.RESOURCE,
        cues(
            r"\bmett(?:re|ez) à (?:ma |notre |votre )?disposition\b",
            (
                r"\b(?:serveurs?|licences?|postes? de travail|machines?|échantillons?|matériel|salles?|"
                r"environnements? de (?:test|recette)|ordinateurs?|renforts?|budget|jeu de données|ressources?|"
                r"(?:un|une|deux) (?:développeurs?|personnes?|testeurs?|référents?|interlocut\w+))\b(?=.{0,120})"
            ),
            (
                r"\b(?:hardware|servers?|licen[cs]es?|laptops?|test environment|meeting room|staff|headcount|"
                r"resources?|sample (?:data|device)s?|(?:a|one|two|more) (?:developers?|testers?|people|"
                r"contact persons?))\b"
            ),
        ),
    ),
    (
        Request.INFORMATION,
        cues(
            (
                r"\b(?:envoyer|envoyez|transmettre|transmettez|communiquer|préciser|précisez|confirmer|confirmez|"
                r"confirme|indiquer|indiquez|dire|dites|dis|savoir|expliquer|fournir|partager|faire parvenir|"
                r"faire savoir|adresser|renvoyer|rappeler quel\w*|connaître|retour|nouvelles|informations?|infos?|"
                r"éléments|données|fichiers?|documents?|liste)\b"
            ),
            (
                r"\b(?:let (?:me|us) know|send|forward|tell|share|provide|confirm|explain|clarify|know|"
                r"information|info|details?|documents?|files?|list|update|news|feedback|what|when|where|who|why|"
                r"how|does|is there|any)\b"
            ),
        ),
    ),
    (
        Request.ACTION,
        cues(
            (
                r"\b(?:faire|mettre à jour|corriger|modifier|installer|déployer|appeler|rappeler|planifier|"
                r"organiser|réserver|inviter|relire|tester|vérifier|compléter|prévenir|caler|fixer|réaliser|"
                r"livrer|supprimer|ajouter|créer|lancer|intervenir|effectuer|programmer|convier|relancer|remplir|"
                r"finaliser|terminer|préparer|revoir|contacter)\b"
            ),
            (
                r"\b(?:update|fix|install|deploy|schedule|call|organi[sz]e|book|test|run|apply|add|remove|check|"
                r"review|create|set up|complete|finish|prepare|contact|change|make|give|arrange|invite|print|fill|"
                r"have|get|take|do)\b"
            ),
        ),
    ),
)


def kind_of(sentence: str) -> Request:
    """What a sentence that asks asks for; information when nothing says otherwise."""
    lowered = plain(sentence[:LONGEST])
    return next((kind for kind, asked in KINDS if asked.found(lowered)), Request.INFORMATION)
