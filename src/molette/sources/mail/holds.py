"""Words that put the work itself on hold: frozen, postponed, nothing before a day. French and English."""

from molette.sources.mail.cues import cues

WORK = (
    r"(?:projet|mission|chantier|budget|sujet|dossier|lot|travaux|prestation|commande|déploiement|développement|"
    r"envois?|interventions?|recette|phase|dépenses|recrutement|contrat)"
)

HOLDS = cues(
    (
        r"\b(?:mett(?:re|ons|ez)|met|mets|mis|mise) (?:\w+ ){0,4}?(?:en (?:pause|attente|suspens|veille|stand-?by)|"
        r"au frigo|de côté)\b"
    ),
    rf"\b(?:gel|gèle|geler|gelée?s?|gelons|suspend(?:u|ue|ons|s|re|ez)?|suspension)\b.{{0,60}}\b(?:jusqu|pendant|"
    rf"{WORK}|mises? en|vos|les|l')",
    rf"\b{WORK} (?:\w+ ){{0,3}}?(?:en (?:pause|suspens|attente|stand-?by|veille)|gelée?s?|suspendue?s?|à l'arrêt|"
    r"bloquée?s? (?:jusqu|par|tant|en attendant)|repoussée?s?|reportée?s?|décalée?s?)(?!\w)(?! de (?:vo|ton))",
    (
        r"\b(?:on|nous|chantier|travaux|mission|projet|tout) (?:ne )?(?:reprend(?:ra|rons|s|ons|ront)?(?! contact)|"
        r"report(?:e|ons|é)|décal(?:e|ons)|est (?:décalé|reporté|repoussé)) (?:\w+ ){0,5}?(?:le|en|au|à|après|lundi|"
        r"mardi|mercredi|jeudi|vendredi|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|"
        r"décembre)\b"
    ),
    r"\breprise (?:prévue )?(?:le|en|au|lundi|mardi)\b",
    r"\brien ne (?:bouge|bougera|se passera|avance|avancera) avant\b",
    r"\b(?:on|nous) ne (?:fait|faisons|ferons|lance|lançons) rien\b|\bne rien faire avant\b",
    r"\b(?:laisse|laissons|laisser) (?:\w+ ){1,3}de côté (?:jusqu|pour|le temps)",
    r"\bjusqu'à nouvel ordre\b(?<!absent jusqu'à nouvel ordre)",
    rf"\b(?:repouss|report|décal)(?:er|é|ée|e|ons) (?:le |la |l')?{WORK} (?:à|au|en|jusqu)",
    r"\b(?:pause|stand-?by|veille|suspens|attente) le temps (?:de la|du|de l') ?\w",
    r"\b(?:put|putting|placed?|is|are|keep) (?:\w+ ){0,4}?on (?:hold|ice|pause|standby)\b",
    r"\b(?:freeze|frozen|paus(?:e|ed|ing)|suspend(?:ed|ing)?)\b.{0,60}\b(?:until|till|from|project|mission|work|"
    r"budget)(?! in \d)",
    r"\b(?:postponed?|postponing|deferred)\b.{0,50}\b(?:until|till|to|in|on)\b(?! \d{4})",
    r"\b(?:work|project|activities|mission|we|will|to) (?:will )?(?:resumes?|resume work) (?:on|in|at|after|next)\b",
    r"\bnothing (?:will|can) (?:move|happen|start)\b.{0,20}\b(?:before|until)",
    r"\b(?:budget|project|work|order|account) is (?:blocked|stopped|parked) (?:until|till)\b",
    r"\bpark (?:this|it|that)\b",
    rf"\b(?:arrêt(?:e|ent|ons)|stopp(?:e|ent|ons)|interromp\w+|bloque(?:nt)?) (?:le |la |les |l'){WORK}\b",
    r"\bpas de (?:démarrage|lancement|travaux|chantier|décision) avant\b|\bbloquée?s? tant que\b",
    r"\b(?:everything|all work|work) (?:stops|is stopped|halts) (?:until|till)\b",
    r"\bstop all work\b|\buntil further notice\b",
    rf"\b{WORK} (?:\w+ ){{0,2}}?(?:différée?s?|stoppée?s?|interrompue?s?|ajournée?s?|remise?s? à|reportée?s?)(?!\w)",
    r"\breportée?s? sine die\b|\b(?:pushed|put) back (?:to|until)\b|\bdelayed until\b|\bdeferred (?:to|until)\b",
)
