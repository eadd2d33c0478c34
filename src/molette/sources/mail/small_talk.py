"""Thanks, greetings and acknowledgements: words that answer nothing."""

import re
from functools import lru_cache

from molette.sources.mail.cues import plain

LONGEST, REMEMBERED = 90, 4096
WORD = re.compile(r"[^\W_]+")
KEY_WORDS = """
merci mercis journee soiree thanks thank thx tks bonjour bonsoir hello hi salut coucou dear cher chere madame monsieur
recu recue recus transmis lovely receive received noted note got reception cordialement appreciated regards
acknowledge accusons cheers hey
"""
OTHER_WORDS = """
a ai aide ainsi all and apres as attached aussi avance avec avez avons b beaucoup bien bientot bon bonne bonnes c ce
ces cette ci confirmation conge copie courriel courrier d de demain des deux document documents du e email en encore
equipe est et fichier file files fin for from grand great help i il in info information informations infos is it j je
jour l la le les letter like m ma mail many matin message messages midi mille mon much n nickel note notre nous of ok
okay on parfait patience perfect piece pieces pj plus pour precision precisions prends prise prompt quick rapide
rapidite reactivite receipt remercie remercions reply reponse retour s semaine so soir suite super sur t ta tard te
tes that the this to toi ton top tous toutes tres trois tu two un une update vacances very vos votre vous we week
weekend well with you your
"""
KEYS = frozenset(KEY_WORDS.split())
KNOWN = KEYS | frozenset(OTHER_WORDS.split())


@lru_cache(maxsize=REMEMBERED)
def is_small_talk(sentence: str) -> bool:
    """Whether a sentence only greets, thanks or acknowledges: no word in it says more, names apart."""
    if len(sentence) > LONGEST:
        return False
    words = WORD.findall(sentence)
    if not words:
        return True
    known = [plain(word) for word in words]
    if KEYS.isdisjoint(known):
        return False
    named = {place for place, word in enumerate(words) if place and word[0].isupper()}
    return KNOWN.issuperset(word for place, word in enumerate(known) if place not in named)
