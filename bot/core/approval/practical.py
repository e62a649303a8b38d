"""The words of practical questions and notices beside an approval: delivery, invoice, forms, whom to contact; folded.

Closed like `words`: a sentence with a word that is in neither list puts the approval in doubt, unless the word stands
where a reference, an address or a name is told.
"""

from __future__ import annotations

_MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december january february march may "
    "june july august october host hosten var varen sommar sommaren vinter autumn spring summer winter"
)
_ASKING = (
    "nar hur var vart vem vilka vilken ska skall kan kommer far vi jag ni du er oss mig det den de en ett i pa "
    "till fran via med genom om att och eller ar vara bli blir ske sker fa ungefar aven ocksa samtidigt undrar "
    "fraga bara btw har nu tar vet veta rakna raknar forvanta vanta klar klart klara snart lang lange tid tiden "
    "framover nasta steg hander behover nagot mer annat leverans leveransen levererar leverera levereras "
    "leveranstid data datan fil filen filer filerna skicka skickas skickar sanda bekrafta saga beratta meddela "
    "upplysa starta startar borja borjar paborjas berakna beraknas sekretessprovning sekretessprovningen beslut "
    "beslutet faktura fakturan kodnyckel kodnyckeln nyckel nyckeln nyckelfil nyckelfilen kopplingsfilen "
    "personnummer krypterad krypterat krypterade filtjanst filtjansten filoverforing portal portalen sftp scb "
    "blankett blanketten undertecknade underskrivna handlaggare handlaggning handlaggningen handlaggningstid "
    "handlaggningstiden kontaktar adress when how where who whom which what will would can could should shall do "
    "does is are be been we i you us me it the a an our your to from of for by in on at via through with and or "
    "also roughly approximately long soon take takes expect expected receive received get send sent deliver "
    "delivered delivery data file files key linkage link invoice decision confidentiality review secrecy "
    "assessment start starts begin begins finished ready completed done form signed sign transfer transferred "
    "encrypted securely secure service portal statistics sweden next step steps happens happen now address "
    "contact person case officer tell let know confirm please kindly say inform think that wonder wondering "
    "question quick just one need anything something else there"
)
_TELLING = (
    "var vart vara min mitt mina ny nya nytt numera nu ar heter blir faktura fakturan fakturor fakturareferens "
    "fakturareferensen fakturaadress fakturaadressen referens referensen referensnummer kostnadsstalle "
    "kostnadsstallet projektnummer projektnumret bestallarid peppol peppol-id adress adressen mejladress "
    "mejladressen e-postadress e-postadressen telefon telefonnummer telefonnumret mobilnummer kontaktperson "
    "kontaktpersonen representant foretradare behorig prefekt skickas skickar skicka stallas stall markas mark "
    "till for pa med under tiden den det att och observera notera upplysa upplyser om vill aven ocksa samtidigt "
    "samma som tidigare vi jag ni bifogar bifogas bifogad bifogat undertecknad undertecknade underskriven "
    "underskrivna signerad signerade blankett blanketten semester ledig tjanstledig foraldraledig vecka vanligen "
    "kontakta beslut beslutet ekonomiavdelningen ekonomi kan ska har andrats bytt finns hos i er oss mig dr "
    "professor prof our my the a new is are now has changed to please note that invoice invoices reference number "
    "id address e-mail email phone telephone mobile contact person for should be sent addressed marked with send "
    "use using quote finance department accounting cost centre center project also your information fyi i we am "
    "will on leave vacation holiday annual parental in from during time attach attached attaching enclosed "
    "enclose find form signed decision representative authorised head of it same as before and us me you can here"
)
ASKING = frozenset(f"{_ASKING} {_MONTHS}".split())
TELLING = frozenset(f"{_TELLING} {_MONTHS}".split())
