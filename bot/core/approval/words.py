"""The words in which people approve a specification, in Swedish, English, Danish and Norwegian, folded to bare letters.

Each word has a class of one letter, and a sentence becomes a string of classes over which `clauses` looks for
an approving clause. They are for the approving core only: around it any words may stand that are not dangerous
(`danger`). No word that can hedge, deny, limit or ask belongs here; such words may only be part of a whole turn of
phrase (`phrases`).
"""

from __future__ import annotations

import re

# Forms of "approve". When a misspelt word is as near to two of them, the one that approves less is taken.
APPROVING = {
    "V": "godkanner godkender godkjenner accepterar aksepterer approvar",
    "E": "approve accept aproove approove aprrove appove apporve",
    "P": "godkanns godkannes godkendes godkjennes accepteras",
    "T": "godkannd godkannt godkand "
    "godkant godkanda godkendt godkjent godkjend approved accepted accepterad accepterat",
    "O": "acceptance godkannande godkannandet approval godkendelse godkjenning godkjennelse",
    "I": "godkanna godkende godkjenne acceptera",
    "X": "godkande approves approving accepting accepts godkannas approvals ogodkand ogodkant unapproved disapprove "
    "disapproved disapproves underkanner underkand underkant",
}
SPECIFICATION = (
    "speccen speccet spesifikasjonen specifikation specifikationen specification spesifikasjonen spesifikasjon "
    "specifikationens"
)

WORDS = {
    # I, we.
    "S": "jag vi undertecknad we jeg eg",
    # I in English, in in Swedish.
    "i": "i",
    # Our group, which speaks for the writer.
    "G": "projektgruppen forskargruppen",
    # You, and all: others who may be said to approve.
    "u": "ni du you alla",
    # To be.
    "B": "ar is are am er",
    # To have.
    "H": "har have has",
    # What points at the specification or stands before it.
    "D": "densamma detsamma den det detta denna dette this it that the these allt alltihop "
    "everything all both hela er ert your whole "
    "entire ovanstaende nya reviderade uppdaterade slutgiltiga aktuella bifogad bifogade oversanda enclosed "
    "present foreslagna senaste slutliga revised updated proposed latest "
    "final its new bada bade",
    # Mine and ours.
    "m": "vart var our min mitt my",
    # What may stand before an approval given.
    "M": "skriftliga skriftligt formella formellt formal written full fulla",
    # The specification.
    "N": "specen spec specs underlaget dokumentet document innehallet content contents forslaget proposal versionen "
    "bestallningsspecifikationen uttagsspecifikationen datauttagsspecifikationen dataspecifikationen",
    # The price, which alone is not the specification.
    "Q": "kostnadsforslag kostnadsforslaget prisforslag prisforslaget prisuppgift pris priset prisen "
    "prisuppskattningen prisuppgiften kostnad kostnaden kostnadsuppskattningen "
    "uppskattningen price cost estimate estimated approximate uppskattade ungefarliga",
    # Hereby, now, gladly.
    "A": "harmed nu darfor darmed da alltsa hereby herewith now therefore then thus hermed herved helt fully idag "
    "today saledes varmt tacksamt formellt ocksa also garna gladeligen gladly formally officiellt officially "
    "skriftligen",
    # To give.
    "J": "ger lamnar give grant",
    # And.
    "K": "och and samt plus og & +",
    # Yes, fine.
    "Y": "ja jo jada joda jovisst jepp yup jajamen jajaman japp yes yep yeah ok okej okay absolut absolutely visst "
    "javisst sjalvklart certainly naturligtvis givetvis jajamensan sure snyggt kul harligt underbart "
    "imponerande impressive lovely brilliant nice cool awesome toppen super superbra perfekt perfect kanon "
    "utmarkt excellent great wonderful fantastic stralande bra jattebra good fint fine",
    # Thanks.
    "R": "tack takk tak thanks thank thx tackar",
    # Reading, finding right, agreeing, helping: what may stand before or after an approval.
    "F": "last lasts laest genomlast igenom genom gatt granskat kollat tittat kontrollerat mottagen "
    "granskad kontrollerad genomgangen genomgatt kollad mycke lest gjennom studerat verifierad "
    "noga noggrant nogsamt "
    "noggrann utforligt tillsammans read reviewed checked discussed gone through carefully having mottagandet "
    "mottagit mottaget received ser ut looks look seems ratt korrekt korrekta correct right stammer "
    "overensstammer motsvarar corresponds matches komplett complete clear tydlig tydligt fullstandig klart klar "
    "valskriven precise precis exakt exactly nojda nojd happy bekraftar intygar confirm agree svarar svar "
    "svaret answer besked forstatt understood verifierat verified examined studied studerat eniga ense went "
    "overens pleased satisfied att that sa so very mycket hjalpen hjalp help arbetet work",
    ",": ", ; ( ) . ! ' \"",
    ":": ": - /",
}

# What a sentence may show beside words and still be plain, and what never is.
FACES = re.compile(
    r"[:;]-?[)dp](?!\w)|\^\^|<3|[\U0001F600-\U0001F60A\U0001F642\U0001F44C\U0001F44D\U0001F64F\u2705\u263a\u2764]"
)
FROWNS = re.compile(r"[:;]-?[(/|\[oc](?!\w)|[\U0001F611-\U0001F641\U0001F914\u2639\u274c]")
