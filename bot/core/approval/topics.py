"""What questions and notices beside an approval are about, and the words with which a reader says that all is right."""

from __future__ import annotations

import re

from bot.core.approval.danger import words

WONDERS = words(
    r"undrar|undrade|wonder\w*|(?:en|ett par|nagra|a|one|quick|have|har|another|sista|snabb) (?:\w+ )?(?:fraga|"
    r"fragor|questions?)|fraga(?=:)|fraga bara|question(?=:)|vet (?:ni|du)|do you know|nyfiken|curious"
)
REQUESTS = re.compile(
    r"(?:btw|ps|forresten|also|och|and|,|\s)*(?:kan|skulle|could|can|would|vill|finns|vet|har) (?:ni|du|you|det)\b"
)
ASKS = words(
    r"\w*leverans\w*|leverera\w*|deliver\w*|datan?|data(?:na)?|dataset|filen|filer|filerna|files?|\w*nyckel\w*|"
    r"key|linkage|\w*faktur\w*|invoic\w*|tidplan|tidsplan|timeline|timeframe",
    r"beslut\w*|decision|sekretess\w*|confidentiality|secrecy|review|handlagg\w*|process\w*|klart?|klara|ready|"
    r"finished|queue|kon ar",
    r"blankett\w*|form|nasta steg|next steps?|hander nu|hander (?:\w+ )?harnast|happens (?:now|next)|going "
    r"forward|framat|nu da|from here",
    r"kontakt\w*|contact|case officer|adress\w*|address\w*|(?:need|something|anything) (?:else|more)|nagot (?:mer|"
    r"annat)|ring\w*|call|phone|tala med|prata med|talk to|speak (?:to|with)",
    r"\w*bank-?id|e-?id\w*|eid|freja|usb\w*|sftp|portal\w*|logga\w*|log in|download\w*|ladda\w* (?:ner|ned|upp)|"
    r"krypter\w*|encrypt\w*|losenord\w*|password\w*|filtjanst\w*|overfor\w*|transfer\w*",
    r"kopia|copy|copies|kvitto|receipt|bekraft\w*|confirm\w*|fatt mejlet|received this|mottagit|got this|kommit "
    r"fram|skrapposten|spam|bestallning|order|signera\w*|underskri\w*|sign\w*|papper|paper|"
    r"\w*materialet|forvar\w*|lagra\w*|stor(?:e|ed|age)|spar(?:a|as|ar)|gallra\w*|programvara|software|"
    r"\w*tid(?:er|erna|en)?|annan bestallning|~ som|hur lange|how long|ungefar nar|nar|when",
    r"hen?vornar|hvornar|modtage|motta|levering\w*",
)
TELLS = words(
    r"\w*faktur\w*|rakningen?|invoic\w*|kostnadsstalle\w*|cost cent(?:er|re)\w*|peppol\S*|(?:projekt|bestallar|"
    r"inkops?order)\s?(?:nummer|numret|id)\w*|"
    r"purchase order\w*|po[- ]?(?:number|nummer)|org(?:anisations)?\.?\s?(?:nummer|nr)|vat number|ean|gln|"
    r"\w*referens\w*|reference\w*|ref|finance \w+|ekonomi\w*|bestallarnummer|bestallar-?id",
    r"(?:bifogar?|bifogas|bifogat|bilagger|attach|attached|attaching|enclos\w+|here is|har ar|har kommer|here "
    r"comes|skickar (?:med|over)|sander)(?: \S+){0,6} (?:blankett\w*|form|underskr\w*|undertecknad\w*|signed|"
    r"signerad\w*|\w*forbindelse\w*|\w*bevis\w*|fullmakten)",
    r"(?:blankett\w*|form|\w*forbindelse\w*)(?: \S+){0,3} (?:bifogas|attached|enclosed|skickas|sent|kommer|posted|"
    r"postas)",
    r"communication|kommunikation\w*|correspondence|korrespondens\w*|formular\w*|kontaktperson\w*|contact person|"
    r"kontakta(?: \S+){1,4} under|kontaktas|please contact|contact|"
    r"(?:e-?)?(?:mejl|mail|post)\s?adress\w*|adress\w*|address\w*|e-?mail address|telefon\w*|phone\w*|mobil\w*|"
    r"tfn|tel|\S+@\S+|"
    r"postadress\w*|besoksadress\w*|kopia|copy|cc|in copy|on copy|nas|nar ni|nar du|reach\w*|tillganglig\w*|available",
    r"semester\w*|tjanstledig\w*|foraldraledig\w*|ledig|(?:on )?(?:\w+ )?(?:leave|vacation|holiday|sabbatical|"
    r"parental)|resa|bortrest|travell?ing|tjanstestalle\w*|vikarie\w*",
    r"(?:behorig \w+|representant\w*|representative) (?:\S+ ){0,3}(?:ar|is)|(?:skicka|send) (?:\S+ "
    r"){0,2}(?:beslutet|the decision)|(?:skicka|send|deliver|leverera)\w*(?: \S+){0,4} (?:till|to|via|through)|"
    r"bekrafta(?: \S+){0,3} (?:mottag\w*|fatt|kommit)|confirm (?:receipt|that you (?:have )?(?:got|received))|"
    r"filer\w*|leverera (?:garna )?nar|download link|kollega\w*|colleagues?|0\d{1,3}[- ]\d{2,3}[ \d]+|"
    r"\w*bekraftelse\w*|confirmation|lank\w*|link|webb\w*|website",
)  # fmt: skip
OF_DOCUMENTS = words(
    r"(?:is there|are there|do you have|finns det|har ni|vet ni|where can|var hittar|could you recommend|var "
    r"finns)(?: \w+){0,6}? (?:documentation|"
    r"code ?book|kodbok\w*|dokumentation\w*|course|kurs|seminari\w*|webinar\w*|manual|metadata|handbok|"
    r"variabelbeskrivning\w*)(?: .{0,90})?",
    r"(?:about|om|gallande|angaende|for|regarding|till|skicka|submit|place|lagga|send)(?: (?:a|an|en|ett))?(?: "
    r"\w+)? (?:different|another|separate|separat|annan|annat|new|ny|follow-up) (?:order|bestallning\w*|"
    r"projekt\w*|project)(?: .{0,70})?",
)
NOTICES = words(
    r"away|urgent|bradskande",
    r"kontaktperson\w*|contact|\w*adress\w*|address\w*|\w*telefon\w*|phone\w*|\w*mobil\w*|\w*num(?:mer|ret|ber)|"
    r"tfn|tel|\S+@\S+|e-?post|e-?mail|"
    r"semester\w*|tjanstledig\w*|foraldraledig\w*|leave|vacation|holiday|sabbatical|travell?ing|bortrest|"
    r"\w*faktur\w*|invoic\w*|formular\w*|blankett\w*|"
    r"leveransen|praktiska|praktiska fragor",
)
OF_PAPER = words(r"\w*specifi\w*|spec\w{0,2}|version\w*|utkast\w*")
AFFIRMS = words(
    r"jatte\w+|super\w+|kul|roligt|skont|snabbt|smidigt|great|glad|glada|nice|lovely|wonderful|toppen|utmarkt|"
    r"fantasti\w+|impressive|\w+-checked|dubbelkoll\w+|overens om|agreed|identical|identisk\w*|stammer(?! inte)|"
    r"(?:ar|is|are|matches|motsvarar|foljer|follows?|reflects?|with|med) ~|ratt|riktigt?|riktiga|korrekta?|bra|"
    r"okej|ok|fine|good|perfekt|perfect|correct|right|accurate|match(?:es)?|overensstammer|"
    r"agree|agrees|tydlig\w*|clear|som ~|precis ~|exakt ~|in order|i ordning|komplett\w*|complete|nojda?|pleased|"
    r"happy|satisfied|impress\w*|"
    r"tack|thanks|thank|(?<!the )(?<!our )(?<!your )(?<!my )last|lasts|read|gatt igenom|gone through|gick igenom|"
    r"went through|granskat|granskad\w*|reviewed|checked|kontrollerad\w*|in line with|i linje med|enligt (?:var|"
    r"vart)|according to our|kollat|kollade|kontrollerat|jamfort|compared|"
    r"stamt av|verified|discussed|diskuterat|tittat|looked|acceptabel\w*|rimligt?|reasonable|okay|tackning|"
    r"budgeterat|look\w* (?:good|fine|great)|ser (?:bra|ratt|fin)\w* ut"
)
RIGHT = words(
    r"stammer|(?:ar|is|are|was|were|nu|now|helt|alla|all) (?:\w+ )?(?:ratta?|riktig\w*|korrekt\w*|ok|okej|correct|"
    r"right|fine|accurate|perfect)|overensstammer|match(?:es)?|~"
)
