"""Thanks, greetings and acknowledgements: words that answer nothing."""

import re

from molette.sources.mail.cues import plain

LONGEST = 90
WORD = re.compile(r"[^\W_]+")
KEY_WORDS = """
merci mercis journee soiree thanks thank thx tks bonjour bonsoir hello hi salut coucou dear cher chere madame monsieur
recu recue
receive received noted note got reception cordialement appreciated regards acknowledge accusons cheers hey
"""
OTHER_WORDS = """
a je tu te ci il on nous vous j l d c s m t ai as avons avez bien tres beaucoup mille grand super parfait top great
perfect ok okay d accord pour de des du le la les l un une votre ton ta tes vos mon ma notre ce cette ces et ainsi
que mail message messages courriel courrier email e envoi retour reponse info infos information informations update
reactivite rapidite aide patience accueil confirmation precision precisions fichier document documents pj toi moi
tous toutes all team equipe avance encore aussi bonne bon bonnes journee soiree semaine week end weekend fin apres midi
matin vacances congé conges demain bientot plus tard suite prends accuse remercie remercions it for the your you so
very much many well with again to and this that letter note quick reply help of i we est c en copie prise jour
"""
KEYS = frozenset(KEY_WORDS.split())
KNOWN = KEYS | frozenset(OTHER_WORDS.split())


def is_small_talk(sentence: str) -> bool:
    """Whether a sentence only greets, thanks or acknowledges: no word in it says more, names apart."""
    if len(sentence) > LONGEST:
        return False
    words = WORD.findall(sentence)
    if not words:
        return True
    said = [plain(word) for word in words if not (word[0].isupper() and word is not words[0])]
    known = [plain(word) for word in words]
    return not KEYS.isdisjoint(known) and KNOWN.issuperset(said)
