"""Numbers as a spreadsheet shows them; the texts are what LibreOffice shows in French, but where a comment says why."""

import math
from datetime import date, datetime, time, timedelta

import pytest

from ovhsms_gui.files.shown import BUILT_IN, parse, plain

DAY, MOMENT, LASTED = 46359, 46359.60416666666, 1.086805555555556
ACCOUNTS = '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-'
SECURITY = '[>=3000000000000]#" "##" "##" "##" "###" "###" | "##;#" "##" "##" "##" "###" "###'


def shown(code: str, value: float) -> str:
    shows = parse(code)
    return plain(value) if shows is None else shows.number(float(value))


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("General", 49.9, "49,9"),
        ("General", 59.699999999999996, "59,7"),
        ("General", 0.30000000000000004, "0,3"),
        ("General", 33639980012, "33639980012"),
        ("General", 212661234567, "212661234567"),  # Excel shows 2,12661E+11, and nobody can tell the rest
        ("General", 1 / 3, "0,333333333"),  # as wide as a column of Excel
        ("General", 0.00001, "0,00001"),
        ("0", 49.9, "50"),
        ("0.00", 59.699999999999996, "59,70"),
        ("0.00", 2.675, "2,68"),
        ("0.00", -0.001, "0,00"),
        ("0.##", 5, "5"),
        ("0.##", 5.25, "5,25"),
        (".00", 12.5, "12,50"),
        ("#,##0", 1234567, "1 234 567"),
        ("#,##0.00", -1234.567, "-1 234,57"),
        ("0,000", 12, "0 012"),
        ('0.0,"k"', 12345, "12,3k"),
        ("0%", 0.2, "20 %"),
        ("0.0%", 1 / 3, "33,3%"),
        ('#,##0.00\\ "€"', 49.9, "49,90 €"),
        ("#,##0.00\\ [$€-40C]", 1234.5, "1 234,50 €"),
        ("[$£-809]#,##0.00", 5, "£5,00"),
        ("#,##0\\ [$€-40C];[Red]\\-#,##0\\ [$€-40C]", -3, "-3 €"),
        (ACCOUNTS, 1234.5, "1 234,50 €"),
        (ACCOUNTS, -1234.5, "-1 234,50 €"),
        (ACCOUNTS, 0, "- €"),
        ("(0.0);[Blue](0.0)", -2, "(2,0)"),
        ('0#" "##" "##" "##" "##', 639980012, "06 39 98 00 12"),
        ("0#\\ ##\\ ##\\ ##\\ ##", 33639980012, "336 39 98 00 12"),
        ("(0##) ### ###", 639980012, "(639) 980 012"),
        ("0000000000", 639980012, "0639980012"),
        ("00000", 1000, "01000"),
        ('"+"0', 33639980012, "+33639980012"),
        (SECURITY, 184063912345678, "1 84 06 39 123 456 | 78"),
        (SECURITY, 1840639123456, "1 84 06 39 123 456"),
        ("0.00E+00", 12345.678, "1,23E+04"),
        ("0.00E+00", 33639980012, "33639980012"),  # somebody's number
        ("# ?/?", 2.5, "2 1/2"),
        ("# ??/??", 0.3125, "5/16"),
        ("# ?/8", 1.25, "1 2/8"),
        ("# ?/?", 0.99, "1"),
        ('[=1]0" place";0" places"', 1, "1 place"),
        ('[=1]0" place";0" places"', 4, "4 places"),
        ('[<0]"avant";[>100]"beaucoup";0', 50, "50"),
        ('"oui";"non";"peut-être"', 0, "peut-être"),
        (";;;", 5, ""),
        ('General" €"', 4.5, "4,5 €"),
        ("@", 639980012, "639980012"),
        ('"n° "@', 7, "n° 7"),
        ("dd/mm/yyyy", DAY, "03/12/2026"),
        ("d/m/yy", DAY, "3/12/26"),
        ("m/d/yyyy", DAY, "12/3/2026"),
        ("yyyy-mm-dd", DAY, "2026-12-03"),
        ("jj/mm/aaaa", DAY, "03/12/2026"),  # which LibreOffice does not know
        ("d mmm yyyy", DAY, "3 déc. 2026"),
        ("dddd d mmmm yyyy", DAY, "jeudi 3 décembre 2026"),
        ("ddd d mmm", DAY, "jeu. 3 déc."),
        ("mmm-yy", DAY, "déc.-26"),
        ("[$-40C]d mmmm yyyy;@", DAY, "3 décembre 2026"),
        ("[$-409]d mmmm yyyy", DAY, "3 December 2026"),
        ("[$-x-sysdate]dddd, mmmm dd, yyyy", DAY, "jeudi 3 décembre 2026"),
        # In the language that the format names.
        ("[$-407]dddd, d. mmmm yyyy", DAY, "Donnerstag, 3. Dezember 2026"),
        ("[$-807]d. mmm yy", DAY, "3. Dez 26"),
        ("[$-de-CH]d. mmmm yyyy", DAY, "3. Dezember 2026"),
        ("[$-410]dddd d mmmm", DAY, "giovedì 3 dicembre"),
        ("[$-413]dddd d mmmm", DAY, "donderdag 3 december"),
        ("[$-813]d mmmm yyyy", DAY, "3 december 2026"),
        ('[$-C0A]dddd d "de" mmmm', DAY, "jueves 3 de diciembre"),
        ("[$-pt-BR,1]mmmm", DAY, "dezembro"),
        ("[$-415]d mmmm yyyy", DAY, "3 grudnia 2026"),
        ("[$-415]mmmm yyyy", DAY, "grudzień 2026"),
        ("[$-FC19]d mmmm yyyy", DAY, "3 декабря 2026"),
        ("[$-41A]mmmm", DAY, "prosinac"),
        ("[$-da-DK]mmmm", DAY, "december"),
        ("[$-no]mmmm", DAY, "desember"),
        ("[$-80C]d mmmm", DAY, "3 décembre"),
        ("[$-1000000]d mmmm", DAY, "3 décembre"),
        ("[$-1010409]mmmm", DAY, "December"),
        # In figures where its names are not known.
        ("[$-411]dddd d mmmm yyyy", DAY, "03/12/2026"),
        ("[$-81A]mmmm yyyy", DAY, "12/2026"),
        ("[$-eo]ddd", DAY, "03/12/2026"),
        ('[$-401]d mmmm yyyy "x" h:mm AM/PM', MOMENT, "03/12/2026 14:30"),
        ("[$-804]yyyy\\年m\\月d\\日", DAY, "2026年12月3日"),
        # As Excel calls the parts in other languages.
        ("TT.MM.JJJJ", DAY, "03.12.2026"),
        ("TTTT, T. MMMM JJJJ", DAY, "Donnerstag, 3. Dezember 2026"),
        ("TT.MM.JJJJ hh:mm", MOMENT, "03.12.2026 14:30"),
        ("dd-mm-jjjj", DAY, "03-12-2026"),
        ("dddd d mmmm jjjj uu:mm", MOMENT, "donderdag 3 december 2026 14:30"),
        ("gg/mm/aaaa", DAY, "03/12/2026"),
        ("gg.aa.yyyy", DAY, "03.12.2026"),
        ("dd/mm/aaaa", DAY, "03/12/2026"),
        ('d "de" mmmm "de" aaaa', DAY, "03/12/2026"),
        ("rrrr-mm-dd", DAY, "2026-12-03"),
        ("dd-mm-åååå", DAY, "03-12-2026"),
        ("pp.kk.vvvv", DAY, "03.12.2026"),
        ("jj/mm/aaaa h:mm AM/PM", MOMENT, "03/12/2026 2:30 PM"),
        ("[$-en-US]ddd d mmm", DAY, "Thu 3 Dec"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", DAY, "jeudi 3 décembre 2026"),
        ("[$-x-systime]h:mm:ss AM/PM", MOMENT, "14:30:00"),
        ("hh:mm", MOMENT, "14:30"),
        ("hh:mm", 0, "00:00"),
        ("hh:mm:ss", 0.6041666666666666, "14:30:00"),
        ("hh:mm:ss", 1 / 3, "08:00:00"),  # seconds of zero too: what is sent is what is seen there
        ("h:mm:ss", 1 / 3, "8:00:00"),
        ("hh:mm", 1 / 3, "08:00"),
        ("h:mm", 1 / 3, "8:00"),
        ("[$-F400]h:mm:ss\\ AM/PM", 1 / 3, "08:00:00"),
        ("h:mm;@", 1 / 3, "8:00"),
        ('h"h"mm', MOMENT, "14h30"),
        ("hh\\hmm", 0.375, "09h00"),
        ("h:mm AM/PM", MOMENT, "2:30 PM"),
        ("h:mm AM/PM", 0.5, "12:00 PM"),
        ("h:mm A/P", 0, "12:00 A"),
        ("dd/mm/yyyy hh:mm", MOMENT, "03/12/2026 14:30"),
        ("d/m/yy h:mm;@", MOMENT, "3/12/26 14:30"),
        ('"le "dd/mm" à "hh"h"mm', MOMENT, "le 03/12 à 14h30"),
        ("[h]:mm", LASTED, "26:05"),
        ("[hh]:mm:ss", LASTED, "26:05:00"),
        ("[mm]", LASTED, "1565"),
        ("[h]:mm", -LASTED, "-26:05"),
        ("mm:ss", 0.00125, "01:48"),
        ("mm:ss.0", 0.00123456, "01:46,7"),
        ("m", DAY, "12"),
        ("dd/mm/yyyy", 1, "01/01/1900"),  # Excel's days before March 1900
        ("dd/mm/yyyy", 0, "00/01/1900"),
        ("dd/mm/yyyy", 639980012, "639980012"),  # no day, but somebody's number
        ("dd/mm/yyyy", -1, "-1"),
    ],
)
def test_a_number_reads_as_the_spreadsheet_shows_it(code: str, value: float, text: str) -> None:
    assert shown(code, value) == text


def test_days_are_counted_from_1904_where_a_workbook_says_so() -> None:
    shows = parse("dd/mm/yyyy", from_1904=True)
    assert shows is not None
    assert shows.number(DAY - 1462.0) == "03/12/2026"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (ACCOUNTS, " Ana "),
        ('"M. "@', "M.  Ana "),
        ("0.00", " Ana "),
        (";;;", ""),
        ('0;-0;0;"(texte)"', "(texte)"),
    ],
)
def test_a_text_keeps_its_own_blanks_and_takes_what_its_format_adds(code: str, text: str) -> None:
    shows = parse(code)
    assert shows is not None
    assert shows.text(" Ana ") == text


@pytest.mark.parametrize("code", ["General", "@", "", "Standard", "0" * 256])
def test_what_shows_everything_as_it_is(code: str) -> None:
    assert parse(code) is None


ODD = [
    '"',
    "\\",
    "[",
    "[<",
    "[<1",
    "_",
    "*",
    ";" * 255,
    "%" * 200 + "0",
    "0." + "0" * 200,
    "0" * 255,
    "[$-zz]d",
    "E+",
    "/",
]


@pytest.mark.parametrize(
    "code", [*ODD, *BUILT_IN.values(), "?/?", "0,,,,,,0", "s.000", "[ss].00", "aaaa", "jjjj", "0e+"]
)
def test_no_code_and_no_number_makes_it_fail(code: str) -> None:
    shows = parse(code)
    for value in (0.0, -0.5, 1e300, -1e300, 5e-324, 1e15, 2958466.0, math.inf, -math.inf, math.nan):
        assert isinstance(shows.number(value) if shows else plain(value), str)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (33639980012.0, "33639980012"),
        (-3.0, "-3"),
        (2.5, "2,5"),
        (1e22, "1E+22"),
        (True, "VRAI"),
        (7, "7"),
        (datetime(2026, 3, 14), "14/03/2026"),  # noqa: DTZ001 - as a spreadsheet has it
        (datetime(2026, 3, 14, 9, 5), "14/03/2026 09:05"),  # noqa: DTZ001
        (date(2026, 3, 4), "04/03/2026"),
        (time(18, 30), "18:30"),
        (timedelta(hours=26, minutes=5), "26:05"),
        ("  as it is ", "  as it is "),
    ],
)
def test_a_cell_without_a_format(value: object, text: str) -> None:
    assert plain(value) == text
