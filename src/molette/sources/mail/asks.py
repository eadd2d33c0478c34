"""Sentences that ask for something, French and English: hand-written rules."""

import re

from molette.sources.mail.courtesy import COURTESY
from molette.sources.mail.cues import cues, plain

FRENCH = cues(
    (
        r"\bmerci (?:par avance |d['’]avance )?(?:de|d['’])\s?(?:bien vouloir |me |m['’]|nous |lui |leur |le |"
        r"la |les |l['’]|ne pas |y )*(?!votre|notre|leur)\w+(?:er|ir|re|oir)\b"
    ),
    r"\bmerci (?:de|d['’]) ?(?:votre|ton|un) (?:retour|accord|confirmation|validation|réponse|avis)\b",
    r"\b(?:pou[rv]+i?ez|pouvez)[- ](?:vous|tu)\b",
    r"\b(?:pourriez|pouvez|peux|pourrais|saurais|sauriez)[- ](?:vous|tu)\b",
    r"\b(?:vous|tu) (?:pourriez|pouvez|peux|pourrais)\b.{3,120}\?",
    r"\bveuillez\b",
    r"\bprière de\b",
    r"\bje vous (?:prie|demande(?:rai)?|saurais? gr[ée]|serais? reconnaissant|invite)\b",
    (
        r"\bje (?:te|vous) (?:remercie|remercierais|prierais) (?:par avance |d['’]avance |vivement )?(?:de|"
        r"d['’])\s?(?:bien vouloir|me|m['’]|nous|\w+(?:er|ir|re)\b)"
    ),
    r"\bil (?:me|nous) (?:faut|faudrait|manque(?:rait)?|manque encore)\b",
    r"\bil faudrait (?:que (?:vous|tu|quelqu)|me|nous|débloquer|créer|ouvrir|prévoir|envoyer|libérer|relire|"
    r"corriger)\b",
    (
        r"\b(?:j['’]ai|j['’]aurais?|nous avons|nous aurions|on a|on aurait) (?:toujours |encore |vraiment |"
        r"donc |aussi |également )?besoin\b"
    ),
    (
        r"\b(?:j['’]attends|nous attendons|on attend)\s+(?:toujours |encore |donc |impatiemment )?(?:votre|ton|vos|"
        r"tes|une? (?:réponse|retour|accord|validation)|de vos|de votre|(?:le|la|les|l['’]|mon|mes|notre) ?\w+ "
        r"d[e'u])"
    ),
    r"\b(?:j['’]attends|nous attendons|on attend) (?:toujours|encore|impatiemment) (?:le|la|les|l['’]|des|un|une|"
    r"mon|mes|notre|nos)",
    r"\bje (?:vous|te) laisse (?!un|une|le|la|mes|mon)\w*['’]?\w+(?:er|ir|re)\b",
    r"\bje (?:vous|te) laisse (?:m['’]|nous |me |le |la |les )\w+(?:er|ir|re)\b",
    r"\bbesoin de (?:ton|votre|ta|tes|vos)\b",
    r"\bje me permets de revenir vers\b",
    r"^(?:et )?(?:pensez|pense|veillez)[ -](?:bien )?à (?:\w+ ){0,2}?\w+(?:er|ir|re)\b",
    r"\b(?:pensez|pense|veillez)[ -](?:bien )?à (?:nous|me|m['’]|lui|leur) ?\w+(?:er|ir|re)\b",
    r"\bn['’]oublie[zs]? pas (?:de|d['’])",
    r"\bmerci (?:d['’]avance |par avance )?(?:pour|de) (?:l['’](?:envoi|avancement|aide)|un retour|votre "
    r"(?:confirmation|retour rapide)|vos retours)",
    r"\bje compte sur (?:vous|toi) pour\b(?! qu)",
    r"\breste à (?:nous|me|m['’]) ?\w+(?:er|ir|re)\b",
    r"\bmanque (?:plus que|que|toujours|encore) (?:ta|ton|votre|vos|tes)\b",
    r"\bpar vos soins\b",
    r"\bà (?:nous|me|m['’]) ?(?:renvoyer|retourner|confirmer|adresser|transmettre)\b",
    r"\b(?:toujours|encore) rien reçu\b|\btoujours pas (?:de nouvelles|eu|reçu)\b",
    r"\bbesoin (?:de|des|du|d['’])(?=.{3,60}\b(?:pour|avant|afin))",
    r"\b(?:j['’]aimerais|je souhaiterais|je voudrais) (?:\w+['’ ]){0,2}?que\b",
    r"\b(?:il faut|il faudrait|il faudra) (?:\w+ ){0,2}?\w+(?:er|ir|re)\b(?=.{0,80}\b(?:avant|d['’]ici|pour le|"
    r"demain|lundi|mardi|mercredi|jeudi|vendredi))",
    r"\bc['’]est à (?:vous|toi) (?:de|d['’])",
    r"\bnous cherchons (?:un|une|des)\b",
    r"\bce serait (?:bien|super|top|parfait|gentil|sympa) (?:d['’]|de|que|si)",
    r"\b(?:n['’]a pas|n['’]ont pas|n['’]avons pas|n['’]ai pas) (?:encore |toujours )?(?:été (?:versée?|payée?|"
    r"réglée?|honorée?)|accès)\b",
    r"\bil va falloir (?:\w+ ){0,2}?\w+(?:er|ir|re)\b|\breste(?:nt)? (?:à ce jour )?(?:dues?|impayée?s?)\b",
    r"\breste impayée?\b|\b(?:est|sont) impayée?s?\b",
    r"\b(?:solde|compte) (?:débiteur|présente un)\b",
    r"\bil (?:me |nous )?manque (?:un|une|des|deux|les|le|la|toujours|encore)\b",
    r"\bje n['’]arrive pas à\b(?=.{0,80}(?:pouvez|peux|aide|regarder|connecter))",
    r"\b(?:en|dans l['’])\s?attente de (?:votre|ton|vos|tes|la part|recevoir)",
    r"\b(?:tenez|tiens)[- ](?:moi|nous) (?:au courant|informé)",
    r"\b(?:dites|dis|faites|fais|laissez|donnez|donne)[- ](?:moi|nous)\b",
    (
        r"\b(?:envoyez|envoie|transmettez|transmets|validez|confirmez|confirme|communiquez|signez|réglez|"
        r"renvoyez|précisez|adressez|rappelez|indiquez)(?:[- ](?:moi|nous)|-(?:le|la|les))\b"
    ),
    (
        r"^(?:-\s*)?(?:envoyez|transmettez|validez|confirmez|communiquez|signez|relisez|complétez|vérifiez|"
        r"regardez|choisissez)\b"
    ),
    r"\b(?:svp|stp|s['’]il (?:vous|te) pla[iî]t)\b",
    r"\bje (?:me permets de |vous |te |dois vous )*relanc(?:e|er)\b",
    r"\b(?:petite )?relance\b.{0,60}(?:concernant|au sujet|à propos|pour|sur)",
    r"\bpour (?:validation|accord|signature|avis|approbation|relecture)\b",
    r"\bà (?:valider|signer|approuver|compléter|nous retourner|me retourner)\b",
    r"\bsans (?:nouvelles?|réponse|retour) de (?:votre|ta) part\b",
    (
        r"\b(?:sauf erreur.{0,40})?(?:je n['’]ai|nous n['’]avons) (?:pas|toujours pas|pas encore) (?:eu|"
        r"reçu) (?:de |votre|ton|mon|notre|le |la |les |vos )"
    ),
    (
        r"\b(?:je (?:souhait|voudr|aimer)\w*|nous (?:souhait|voudr|aimer)\w*|j['’]aimerais|j['’]aurais aimé|"
        r"je désire\w*)\s+(?:bien |donc |aussi |également )?(?:savoir|"
        r"avoir|connaître|obtenir|recevoir|disposer|que (?:vous|tu)|votre|"
        r"ton|revoir|souscrire|un |une |des )"
    ),
    r"\bqu['’]en est[- ]il\b",
    r"\boù en (?:est|êtes|sommes)\b",
    r"\bdu nouveau\b.{0,60}\?",
    r"\best-ce (?:que|validé|bon|possible|ok)\b.{0,200}\?",
    r"\b(?:serait-il|est-il) possible\b",
    r"\bmerci de (?:votre|ton) (?:retour|accord)",
    r"\bton avis\b",
    r"\bvotre avis\b",
    r"\bvotre (?:feu vert|go)\b",
    (
        r"\b(?:avez|as|êtes|es|aurez|auriez|savez|sais|comptez|pensez|penses|voulez|veux|souhaitez|"
        r"préférez)[- ](?:vous|tu)\b"
    ),
    r"\bpeut-on\b",
    r"\bpouvons-nous\b",
    r"\bdoit-on\b",
    r"\bfaut-il\b",
)

ENGLISH = cues(
    r"\b(?:please|pls|plz|kindly)\b",
    r"\b(?:could|can|would|will) (?:you|someone|somebody|anyone|anybody|we|i)\b.{2,300}\?",
    r"\b(?:could|can|would) you\b",
    r"\blet (?:me|us) know\b",
    r"\b(?:i|we) (?:just |still |also |really |would |will |'ll |’ll )*need\b(?! not)",
    (
        r"\b(?:i|we)(?:['’]d| would) (?:really |also |much |greatly )?(?:appreciate|like (?:you|to (?:know|"
        r"see|have|ask|hear|get|request|discuss|meet|schedule|invite))|love (?:to|if|your))"
    ),
    (
        r"\b(?:any|your) (?:news|update|feedback|input|comments?|thoughts|help|hints?|ideas?|pointers?|"
        r"suggestions?|advice)\b.{0,120}(?:\?|appreciated|welcome)"
    ),
    r"\b(?:waiting|wait) (?:for|on) (?:your|you|the|a)\b",
    r"\bawaiting\b",
    r"\blook(?:ing)? forward to (?:your|hearing|receiving)\b",
    r"\b(?:was|am|are|were) wondering (?:if|whether|how|what|when|why|about|where|who)\b",
    r"\bcurious (?:if|whether|how|what|when|why|as to|where|who)\b",
    r"\bwould (?:it be|be) (?:possible|great|nice|helpful|good|ideal)\b",
    r"\b(?:does|do|did|has|have|is|are|can|could|would) (?:anyone|anybody|someone|somebody|any one|there any)\b",
    r"\b(?:you|we) (?:need|will need|have|should|must|ought) to\b",
    (
        r"^(?:-\s*)?(?:send|call(?! for\b)|give|forward|tell|contact|confirm|review|approve|sign|check|remind|ask|"
        r"make sure|provide|reply|fix|get|take a look|look at|see if|keep|bring|print)\b"
    ),
    r"\b(?:call|email|e-mail|contact|tell|send|give|show|remind|ask) me\b",
    r"\blet['’]?s (?:discuss|talk|meet|get|try|plan|set|schedule|go|do|have)\b",
    r"\b(?:just )?(?:following|follow|wanted to follow) up\b",
    r"\breminder\b",
    r"\bhave(?:n['’]t| not) (?:heard|received|had)\b",
    r"\bfor your (?:approval|review|signature|decision)\b",
    r"\b(?:in case|if) you have any (?:ideas?|hints?|clue|information|suggestions?)\b",
    r"\bi (?:would|will) (?:like|want) you to\b",
    r"\bi want you to\b",
    r"\b(?:i|we)['’]?d be (?:very |most |really )?grateful\b",
    r"\bwould you mind\b",
    r"^(?:would you )?mind \w+ing\b",
    r"\b(?:we|i) must know\b|\bgrateful for\b|\bstill (?:nothing|no (?:reply|news|sign)) (?:from|of)\b",
    r"\b(?:don['’]t|do not) forget to\b|\bremember to\b",
    r"\b(?:was|were|am|are) hoping (?:you|to)\b",
    r"\b(?:just )?chasing\b",
    r"\bwe(?:['’]re| are) (?:still )?(?:waiting|short of|missing)\b",
    r"\bfor you to (?:complete|fill|sign|review|decide|check)\b",
    r"\b(?:thoughts|comments|feedback|remarks) (?:\w+ ){0,4}?(?:would be|are) (?:welcome|appreciated)\b",
    r"\b(?:we|i) (?:still )?have (?:no|not been|not had) (?:access|paid|been paid)\b|\bnot been paid\b",
    r"\b(?:is|are) (?:now )?(?:\w+ ){0,3}?(?:overdue|past due|unpaid|outstanding)\b|\boutstanding amount\b",
    r"\bhas(?:n['’]t| not) (?:reached|arrived)\b",
    r"^(?:-\s*)?(?:resend|remit|arrange|prepare|remove me|add me|talk to)\b",
    r"^\w+, (?:send|call|check|prepare|review|add|remove|talk to|go|set up|get|make sure|take|bring|forward|print)\b",
    r"\b(?:i am|i['’]m|we are) writing to (?:request|ask|inquire)\b",
    r"\bi (?:just )?want(?:ed)? to (?:ask|inquire|see if|request|know|discuss|talk)\b",
    r"\b(?:ask|asking|invite|inviting) you to\b",
)

# Whoever reads is asked: on a list that is everybody.
ANYBODY = cues(
    r"\b(?:does|do|did|has|have|can|could) (?:anyone|anybody|any one|any body)\b",
    (
        r"\b(?:does|do|did|has|have|is|are|was|can|could|would|will|may|if|whether) (?:anyone|anybody|someone|somebody|"
        r"any one|any body)\b.{0,300}(?:\?|know|have|had|has|tell|explain|help|point|pointer|aware|seen|experience)"
    ),
    r"^(?:anyone|anybody|nobody|someone|somebody)\b.{0,200}\?",
    r"\b(?:anyone|anybody|someone|somebody)\s?\?",
    (
        r"\bany (?:help|hints?|ideas?|pointers?|clues?|advice|suggestions?|comments?|thoughts)"
        r"\b.{0,120}(?:\?|appreciated|welcome)"
    ),
    r"\b(?:quelqu['’]un|l['’]un d['’]entre vous)\b.{0,200}\?",
)
# What a business writes when it waits: no model that learned elsewhere takes it away.
FIRM = cues(
    r"\b(?:have(?:n['’]t| not)|has(?:n['’]t| not)) (?:yet )?(?:received|heard|reached|been paid)\b",
    r"\b(?:past due|overdue|outstanding amount|unpaid)\b",
    r"\b(?:we|i)(?:['’]re|['’]m| are| am) (?:still )?(?:waiting|awaiting)\b",
    r"\bfor your (?:approval|signature|decision|validation)\b",
    r"^(?:pls|plz)\b",
)
# Asked in so many words, where "you need to ..." may be advice.
PLAIN = re.compile(
    r"(?:please|pls|could you|can you|would you|veuillez|merci de|pouvez-vous|pourriez-vous|peux-tu|pourrais-tu)\b"
    r"(?!\W+(?:please\W+)?(?:always|never|do(?:n['’]t| not)|excuse|forgive|read|refer|follow|consult|see|disregard))"
)
QUESTION = re.compile(r"[\w\"'’»)\]]\s?\?+\s*[\"'’»)\]]*\s*(?:$|[;:)-]|\W{0,6}$)")
LINK = re.compile(r"\w+://\S+")
ASIDE = re.compile(r"(?<=[^\s(])\s+\([^()]{0,80}\?+(?:\)|$)")
CITED = re.compile(r"\w\W{0,4}\s[\"«“][^\"»”]*\?\s?[\"»”]\W{0,3}$")
CODE = re.compile(r"[{};\\]|==|->|&&|\|\||#define|__\w|\w\(\w")
MUCH_CODE = 3
WORD = re.compile(r"[^\W\d_]{2,}")
LONGEST = 400


def rule_says(sentence: str) -> bool | None:
    """Whether rules alone hold the sentence for a request; nothing when they do not know."""
    sentence = plain(sentence[:LONGEST])
    if COURTESY.found(sentence):
        return False
    if is_question(sentence) or FRENCH.found(sentence) or ENGLISH.found(sentence):
        return True
    return None


def is_asked_of_anybody(sentence: str) -> bool:
    """Whether a sentence asks whoever reads it ("does anyone know", "any ideas?")."""
    return ANYBODY.found(plain(sentence[:LONGEST]))


def is_firm(sentence: str) -> bool:
    """Whether a request stands whatever the model says: a question, asked of anybody, or awaited in so many words."""
    return is_question(sentence) or is_asked_of_anybody(sentence) or FIRM.found(plain(sentence[:LONGEST]))


def is_plain_request(sentence: str) -> bool:
    """Whether a sentence opens by asking the reader to do something, which advice does not ("please apply this")."""
    return bool(PLAIN.match(plain(sentence)))


def is_question(sentence: str) -> bool:
    """A question in words: two of them at least; not a line of code, a doubt in brackets nor a title in quotes."""
    if "?" not in sentence:
        return False
    if "://" in sentence:
        sentence = LINK.sub("", sentence)
    if "(" in sentence:
        sentence = ASIDE.sub("", sentence)
    if not QUESTION.search(sentence) or CITED.search(sentence) or len(CODE.findall(sentence)) >= MUCH_CODE:
        return False
    words = WORD.findall(sentence)
    return len(words) >= 2 and sum(map(len, words)) >= 0.55 * len(sentence.replace(" ", ""))
