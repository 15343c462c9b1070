"""Days and months in the languages of Europe, as the Unicode CLDR has them; French as a French Excel shows them."""

from functools import cache
from typing import NamedTuple


class Names(NamedTuple):
    """Of days from Monday on and of months, whole and short."""

    days: tuple[str, ...]
    short_days: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    of_months: tuple[str, ...]  # after a day's number: "3 grudnia"


# By the code of the language (ISO 639-1); the last twelve stand only where they differ.
_NAMES = {
    "en": """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
Mon Tue Wed Thu Fri Sat Sun
January February March April May June July August September October November December
Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
""",
    "fr": """
lundi mardi mercredi jeudi vendredi samedi dimanche
lun. mar. mer. jeu. ven. sam. dim.
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.
""",
    "bg": """
понеделник вторник сряда четвъртък петък събота неделя
пн вт ср чт пт сб нд
януари февруари март април май юни юли август септември октомври ноември декември
яну фев март апр май юни юли авг сеп окт ное дек
""",
    "ca": """
dilluns dimarts dimecres dijous divendres dissabte diumenge
dl. dt. dc. dj. dv. ds. dg.
gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
gen. febr. març abr. maig juny jul. ag. set. oct. nov. des.
""",
    "cs": """
pondělí úterý středa čtvrtek pátek sobota neděle
po út st čt pá so ne
leden únor březen duben květen červen červenec srpen září říjen listopad prosinec
led úno bře dub kvě čvn čvc srp zář říj lis pro
ledna února března dubna května června července srpna září října listopadu prosince
""",
    "da": """
mandag tirsdag onsdag torsdag fredag lørdag søndag
man. tirs. ons. tors. fre. lør. søn.
januar februar marts april maj juni juli august september oktober november december
jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.
""",
    "de": """
Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag
Mo Di Mi Do Fr Sa So
Januar Februar März April Mai Juni Juli August September Oktober November Dezember
Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez
""",
    "el": """
Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο Κυριακή
Δευ Τρί Τετ Πέμ Παρ Σάβ Κυρ
Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος
Νοέμβριος Δεκέμβριος
Ιαν Φεβ Μάρ Απρ Μάι Ιούν Ιούλ Αύγ Σεπ Οκτ Νοέ Δεκ
Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου
Νοεμβρίου Δεκεμβρίου
""",
    "es": """
lunes martes miércoles jueves viernes sábado domingo
lun mar mié jue vie sáb dom
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago sept oct nov dic
""",
    "et": """
esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev
E T K N R L P
jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
jaan veebr märts apr mai juuni juuli aug sept okt nov dets
""",
    "eu": """
astelehena asteartea asteazkena osteguna ostirala larunbata igandea
al. ar. az. og. or. lr. ig.
urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua
urt. ots. mar. api. mai. eka. uzt. abu. ira. urr. aza. abe.
""",
    "fi": """
maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
ma ti ke to pe la su
tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu
joulukuu
tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta
lokakuuta marraskuuta joulukuuta
""",
    "hr": """
ponedjeljak utorak srijeda četvrtak petak subota nedjelja
pon uto sri čet pet sub ned
siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac
sij velj ožu tra svi lip srp kol ruj lis stu pro
siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
""",
    "hu": """
hétfő kedd szerda csütörtök péntek szombat vasárnap
H K Sze Cs P Szo V
január február március április május június július augusztus szeptember október november december
jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec.
""",
    "is": """
mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur
mán. þri. mið. fim. fös. lau. sun.
janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
jan. feb. mar. apr. maí jún. júl. ágú. sep. okt. nóv. des.
""",
    "it": """
lunedì martedì mercoledì giovedì venerdì sabato domenica
lun mar mer gio ven sab dom
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic
""",
    "lb": """
Méindeg Dënschdeg Mëttwoch Donneschdeg Freideg Samschdeg Sonndeg
Méi Dën Mët Don Fre Sam Son
Januar Februar Mäerz Abrëll Mee Juni Juli August September Oktober November Dezember
Jan Feb Mäe Abr Mee Jun Jul Aug Sep Okt Nov Dez
""",
    "lt": """
pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis
pr an tr kt pn št sk
sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis
saus. vas. kov. bal. geg. birž. liep. rugp. rugs. spal. lapkr. gruod.
sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
""",
    "lv": """
Pirmdiena Otrdiena Trešdiena Ceturtdiena Piektdiena Sestdiena Svētdiena
Pirmd. Otrd. Trešd. Ceturtd. Piektd. Sestd. Svētd.
janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris
janv. febr. marts apr. maijs jūn. jūl. aug. sept. okt. nov. dec.
""",
    "nb": """
mandag tirsdag onsdag torsdag fredag lørdag søndag
man. tir. ons. tor. fre. lør. søn.
januar februar mars april mai juni juli august september oktober november desember
jan feb mar apr mai jun jul aug sep okt nov des
""",
    "nl": """
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
ma di wo do vr za zo
januari februari maart april mei juni juli augustus september oktober november december
jan feb mrt apr mei jun jul aug sep okt nov dec
""",
    "pl": """
poniedziałek wtorek środa czwartek piątek sobota niedziela
pon. wt. śr. czw. pt. sob. niedz.
styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
sty lut mar kwi maj cze lip sie wrz paź lis gru
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
""",
    "pt": """
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo
seg. ter. qua. qui. sex. sáb. dom.
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.
""",
    "ro": """
luni marți miercuri joi vineri sâmbătă duminică
lun. mar. mie. joi vin. sâm. dum.
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ian. feb. mar. apr. mai iun. iul. aug. sept. oct. nov. dec.
""",
    "ru": """
понедельник вторник среда четверг пятница суббота воскресенье
пн вт ср чт пт сб вс
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
""",
    "sk": """
pondelok utorok streda štvrtok piatok sobota nedeľa
po ut st št pi so ne
január február marec apríl máj jún júl august september október november december
jan feb mar apr máj jún júl aug sep okt nov dec
januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
""",
    "sl": """
ponedeljek torek sreda četrtek petek sobota nedelja
pon. tor. sre. čet. pet. sob. ned.
januar februar marec april maj junij julij avgust september oktober november december
jan. feb. mar. apr. maj jun. jul. avg. sep. okt. nov. dec.
""",
    "sv": """
måndag tisdag onsdag torsdag fredag lördag söndag
mån tis ons tors fre lör sön
januari februari mars april maj juni juli augusti september oktober november december
jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.
""",
    "tr": """
Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar
Pzt Sal Çar Per Cum Cmt Paz
Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık
Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara
""",
    "uk": """
понеділок вівторок середа четвер пʼятниця субота неділя
пн вт ср чт пт сб нд
січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
""",
}
# By the lowest ten bits of Windows' number of a language; of three languages that share one it is Croatian.
_NUMBERS = {
    0x09: "en", 0x0C: "fr", 0x7F: "en",
    0x02: "bg", 0x03: "ca", 0x05: "cs", 0x06: "da", 0x07: "de", 0x08: "el", 0x0A: "es",
    0x0B: "fi", 0x0E: "hu", 0x0F: "is", 0x10: "it", 0x13: "nl", 0x14: "nb", 0x15: "pl",
    0x16: "pt", 0x18: "ro", 0x19: "ru", 0x1A: "hr", 0x1B: "sk", 0x1D: "sv", 0x1F: "tr",
    0x22: "uk", 0x24: "sl", 0x25: "et", 0x26: "lv", 0x27: "lt", 0x2D: "eu", 0x6E: "lb",
}  # fmt: skip
_CROATIAN = {0x41A, 0x101A}
_OF_THE_SYSTEM = "fr"


def language(locale: str) -> str:
    """The language that a format's code names, by Windows' number or by its name: "407", "de-CH"; "" if unknown."""
    name = locale.partition(",")[0].partition("-")[0].lower()
    if name in {"", "x"}:  # "x-sysdate": as the system has it
        return _OF_THE_SYSTEM
    if name in _NAMES:
        return name
    try:
        number = int(name, 16) & 0xFFFF
    except ValueError:
        return "nb" if name == "no" else ""
    found = _NUMBERS.get(number & 0x3FF, "") if number & 0x3FF else _OF_THE_SYSTEM
    return "" if found == "hr" and number not in _CROATIAN else found


@cache
def names(of: str) -> Names:
    """In this language."""
    words = tuple(_NAMES[of].split())
    days, short_days, months, short_months, of_months = (
        words[start:end] for start, end in ((0, 7), (7, 14), (14, 26), (26, 38), (38, 50))
    )
    return Names(days, short_days, months, short_months, of_months or months)
