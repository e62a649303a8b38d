"""The kinds of machine that write of their own accord, without any mark: systems, tasks, surveys and mailings."""

from __future__ import annotations

from bot.core.automatic.kinds import Kind
from bot.core.automatic.subjects import any_of

NOTICES = (
    Kind(
        reason="a system reports on itself",
        subject=any_of(
            r"\b(?:backup\w*|säkerhetskopi\w*|\w*jobb?(?:et)?|task|uppgift|process\w*|körning\w*|synk\w*|import\w*"
            r"|build|pipeline|deploy\w*|cron|skript)\b"
            r".{0,60}\b(?:misslyck\w*|failed|failure|fail|error|fel|slutför\w*|completed?|success\w*|lyckad\w*"
            r"|klar\w*|avbr\w+|warning|varning|ok)\b",
            r"\b(?:fel|error|failed|failure|warning|varning|critical|kritisk\w*|alert|alarm|larm|problem|resolved"
            r"|recovery|down|nere|up|offline)\b ?(?::|\||-|–|\]|!)",
            r"\b(?:certifikat\w*|certificate\w*|licens\w*|license|domän\w*|domain|lösenord\w*|password|konto\w*"
            r"|account|abonnemang\w*|passord)\b"
            r".{0,60}\b(?:går ut|gå ut|löper ut|utgår|utgånget|upphör|expir\w*|förnya\w*|renew\w*|återställ\w*"
            r"|reset|ändra[dts]*|changed|byt\w*|spärra\w*|låst\w*|locked|utløper)\b",
            r"\b(?:förnya\w*|renew\w*|byt\w*|reset|återställ\w*|expiring|utgående) (?:\w+ )?(?:certifikat\w*"
            r"|certificate\w*|licens\w*|license|lösenord\w*|password|domän\w*)",
            r"\b(?:disk|utrymme|storage|server\w*|ups|sensor\w*|temperatur\w*|host|tjänst"
            r"|service)\b.{0,40}\b(?:full\w*|slut|låg\w*|low|hög\w*|high|battery|down|nere|unreachable|svarar inte"
            r"|critical|\d+ ?%)",
            r"\b\d+ (?:varningar|fel|errors?|warnings?)\b|\bnattlig\w* (?:körning|jobb)",
            r"\bdrift(?:information|störning|stopp|meddelande|avbrott|info)|\b(?:planerat|scheduled"
            r"|planned) (?:underhåll|maintenance|avbrott|stopp|outage)|\bservicefönster",
            r"\b(?:ny|new|okänd|ovanlig|misstänkt|unusual|suspicious) (?:inloggning\w*|sign-?in|login|enhet|device"
            r"|aktivitet|activity)|\b(?:engångskod|verifieringskod|security code|verification code|one-time)\b"
            r"|\bsäkerhetsvarning|security alert",
        ),
        text=any_of(
            r"\b(?:warning|error|fel|varning)\w*\s*:|\bstängs automatiskt\b",
            r"\b(?:felkod|error code|exit code|status|host|event|severity|trigger|time|tid|starttid|started"
            r"|duration|issuer|utfärdare|utfärdad av|job|server|nod|node|maskin)\b ?:",
            r"\b\d\d:\d\d:\d\d\b|\b\d+ (?:errors?|fel|jobs?|jobb|files?|filer|objekt|objects|rader|rows)\b"
            r"|\b\d+(?:[.,]\d+)? ?(?:gb|tb|mb|mib|gib|%)",
            r"\b(?:kontrollera|check|see|se)\b[^.]{0,30}\blogg?(?:en|s|filen)?\b|\badministrationsgränssnitt\w*"
            r"|\bnästa (?:kontroll|körning)|\bnext (?:run|check)",
            r"\b(?:förnya|renew|byt|logga in|log in|sign in|återställ|reset)\b[^.]{0,60}\b(?:lösenord|password"
            r"|certifikat\w*|certificate|konto\w*|account|innan|before|senast|via|here|här)\b",
            r"\b(?:har \d+ \w+ kvar|\d+ days left|kontrollpanel\w*|giltig\w*|valid|expires?|upphör|går ut|löper ut"
            r"|utgår)\b|\bom det inte var du|\bif this wasn't you|\bignorera\b|\bignore this|\b(?:inloggning"
            r"|sign-?in|login)\b",
            r"\b(?:otillgänglig\w*|unavailable|underhåll\w*|maintenance|avbrott\w*|återställd|restored|slutfördes"
            r"|avbröts|failed|misslyckades|completed successfully)\b",
        ),
    ),
    Kind(
        reason="a system tells of a task, a share or a file",
        subject=any_of(
            r"\b(?:tilldela\w*|assign\w*|lade till dig|added you|delade|har delat|delat|shared|kommenterade"
            r"|commented|nämnde|mentioned"
            r"|bjudit in|bjöd in|inbjud\w*|invit\w*|delegera\w*|tildelt)\b",
            r"\b(?:att|to|väntar på|awaiting|för) (?:attest\w*|godkänna|godkännande|granskning|approve|approval"
            r"|signera|sign|granska"
            r"|moderat\w*|moderering|underteckna)\b|\bmoderat(?:ion|or|ering)|held for",
            r"^\W*(?:signera|underteckna|granska|attestera|sign|review|please sign)\b\s*[:!]|\bärenden? att\b"
            r"|\bför (?:din )?(?:signering|granskning|attest)\b",
            r"\b(?:slutfört|completed|undertecknat|signerat|signed|påminnelse|reminder|förfaller|förfallen|overdue"
            r"|deadline|due (?:date|soon|today|tomorrow|in))\b ?.{0,3}[:!–-]"
            r"|^(?:påminnelse|reminder)\b.{0,60}\b(?:lån\w*|tid\w*|rapport\w*|bok\w*|enkät\w*|möte\w*|uppgift\w*"
            r"|loan|book|time|task|attest\w*|schema|kurs\w*)",
            r"\b(?:export\w*|rapport\w*|report|fil(?:er|en)?|files?|data|nedladdning\w*"
            r"|download)\b.{0,40}\b(?:klar\w*|ready|utförd\w*|slutför\w*|finished|complete\w*|tillgänglig\w*"
            r"|available|färdig\w*)\b",
            r"\b(?:lönespec\w*|lönebesked\w*|payslip|salary|tidrapport\w*|timesheet|time report|\w+ (?:är"
            r"|som är) försena\w+|overdue|lånetid\w*|lån|loans?|reservation\w*|återlämn\w*|library|schema\w*"
            r"|frånvaroansökan|semesteransökan)\b",
            r"\b(?:nytt|new|säkert|secure|krypterat|encrypted) (?:\w+ )?(?:meddelande|message|dokument|document"
            r"|kommentar|comment|inlägg|post|svar|notis|mejl|e-?post|mail|e-?mail)\b",
            r"\bdu har \d+ |\byou have \d+ |\b\d+ (?:nya|new|olästa|unread)\b|\bhas \d+ (?:\w+ )?(?:reads|views"
            r"|citations)|\bförfrågningar\b|\bmilestone\b|\buppdatera[dt]:|\bupdated:",
        ),
        text=any_of(
            r"\b(?:öppna|open|view|visa|se|gå|logga in|log in|sign in|klicka|click|besök|visit|hämta\w*|hämtas"
            r"|download\w*|ladda ner|läs\w*)\b[^.?!\n]{0,60}\b(?:i|in|på|on|till|here|här|länk\w*|link|bankid"
            r"|portal\w*|app\w*|självservice|system\w*|webb\w*|alla|all|filen|file|dokument\w*|document|inom|via"
            r"|med)\b",
            r"\b(?:granska|underteckna|signera|review|sign)\b[^.?!\n]{0,40}(?:dokument\w*|document|knappen|button"
            r"|here|här)",
            r"\b(?:väntar|waits?|awaits?|awaiting|waiting)\b[^.?!\n]{0,40}(?:på (?:ditt|din|dig)|your|godkänn\w*"
            r"|approv\w*|beslut|attest\w*|moderat\w*|[.\n]|$)",
            r"\b(?:har )?(?:bjudit in|bjöd in|delat|delade|tilldelat|exporterade|exporterats|undertecknat"
            r"|lagt till|gjorts tillgängliga)\b|\bhas (?:shared|invited|assigned|exported|signed|added)\b",
            r"(?m:^)[^\w\n]{0,20}(?:projekt|uppgift|task|project|förfaller|due|due date|titel|title|avdelning|period"
            r"|bibliotek|låntagare|list|lista|from|från)\s*:",
            r"\b(?:du följer|you (?:are )?follow\w*|avisering\w*|notification\w*|notis\w*|aviseringsregel\w*"
            r"|inställningar\w*|settings|bevakning\w*|moderator\w*|listägare\w*|prenumerant)\b",
            r"\b(?:lånetid\w*|återlämna\w*|låna om|renew|overdue|förseningsavgift\w*|tidrapport\w*|timesheet"
            r"|lönespec\w*|lönebesked\w*|payslip|attestera\w*|rapportera (?:din|in)|senast (?:den|på|\d|mån|tis"
            r"|ons|tors|fre|sön))",
            r"\b(?:länken|the link)\b[^.]{0,40}(?:fungerar|gäller|works|valid|personlig|upphör|expires)"
            r"|\braderas det\b|\b(?:reads|reached a milestone|vill ansluta)\b",
        ),
    ),
    Kind(
        reason="it asks for an opinion",
        subject=any_of(
            r"\benkät\w*|\bsurvey\b|\bhur nöjd|\bhow (?:did|was|satisfied|would)|\bfeedback\b|\butvärder\w*"
            r"|\btyck till|\bbetygsätt|\brate (?:your|our)|\bomdöme|\bundersökning"
            r"|\bhjälp oss\b|\bhelp us\b|\bvad tyck\w*|\bberätta vad|\bdin åsikt|\byour (?:opinion|experience)"
            r"|\brecension|\bspørreundersøk|\b\d minut",
        ),
        text=any_of(
            r"\b(?:svara|besvara|fyll)\b[^.]{0,40}\b(?:enkät\w*|frågor|undersökning\w*|formulär\w*)|\b(?:tar"
            r"|takes?)\b[^.]{0,20}\b(?:minut\w*|minutes?)|\banonym\w*"
            r"|\bdina svar\b|\byour (?:feedback|opinion|answers|responses?)|\bwebbinari\w+|\bdeltog\b|\bnyligen\b"
            r"|\brecently\b|\bdin åsikt|\bhow (?:likely|satisfied)",
        ),
    ),
    Kind(
        reason="it is sent to many",
        subject=any_of(
            r"\bnyhetsbrev\w*|\bnewsletter|\bnytt från\b|\bnyheter\b|\bnews\b|\berbjud\w*|\boffer\b|\brea\b"
            r"|\brabatt\w*|\d ?%|\bsale\b|\bwebb?inari?\w*|\bseminari\w+"
            r"|\bkonferens\w*|\bconference|\bcall for\b|\bregistration\b|\banmälan (?:till|öppen|är)|\banmäl dig"
            r"|\bsista (?:dag|anmälning)|\bearly bird|\btoc\b|\binnehåll i\b"
            r"|\bpressmeddel\w*|\bpress ?release|\bprogram(?:met)? (?:för|är)|\bnr \d+/|\bissue\b|\bveckobrev"
            r"|\bveckans\b|\bmånadsbrev|\bdigest\b|\bkampanj\w*|\bvälkommen\b|\bwelcome\b"
            r"|\byou(?:'re| are) registered|\bdu är (?:anmäld|registrerad)|\bprenumer\w+|\bsave the date"
            r"|\bjulhälsning|\böppet hus|\bjobb som|\bledig(?:a)? (?:tjänst|jobb)",
        ),
        text=any_of(
            r"\bprenumer\w+|\bunsubscribe|\bavregistrer\w*|\bavprenumerera|\bläs (?:mer|hela|vidare)|\bread more"
            r"|\banmäl dig|\bregister (?:now|here|today|by)|\bsave the date|\bi (?:det här|detta) numret"
            r"|\bthis (?:issue|month|week)|\b(?:månadens|veckans|höstens|vårens|denna månad|denne måneden)\b"
            r"|\bboka (?:din|nu|plats)|\bkampanj|\berbjud\w*|\bgäller (?:till|t\.o\.m)|\bjoin us"
            r"|\bwebbläsare|\bin your browser|\bdu är (?:nu )?(?:anmäld|registrerad|prenumerant|medlem)"
            r"|\byou are (?:now )?(?:registered|subscribed|a member)|\bplats(?:er|en)? (?:kvar|är)|\bkalendarium"
            r"|\bpåmelding|\bändra dina|\bwebbinari\w+|\bwebinars?|\bmedverkande|\bföreläs\w+",
        ),
    ),
)
