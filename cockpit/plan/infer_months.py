"""The months by name, as dates in plans write them, in the languages plans are written in."""

from __future__ import annotations

_NAMES = (
    (
        "jan january januar janvier janv enero ene janeiro gennaio januari styczeń stycznia sty leden ledna "
        "январь января янв січень січня ocak január ianuarie tammikuu tammikuuta"
    ),
    (
        "feb february februar février fevrier févr febrero fevereiro fev febbraio februari luty lutego únor "
        "února февраль февраля фев лютий лютого şubat február februarie helmikuu helmikuuta"
    ),
    (
        "mar march märz maerz mär mrz mars marzo março maart marzec marca březen března март марта мар "
        "березень березня mart március martie maaliskuu maaliskuuta maret"
    ),
    (
        "apr april avril avr abril abr aprile kwiecień kwietnia kwi duben dubna апрель апреля апр квітень "
        "квітня nisan április aprilie huhtikuu huhtikuuta"
    ),
    ("may mai mayo maio maggio mei maj maja květen května май мая травень травня mayıs május toukokuu toukokuuta"),
    (
        "jun june juni juin junio junho giugno czerwiec czerwca cze červen června июнь июня июн червень "
        "червня haziran június iunie kesäkuu kesäkuuta"
    ),
    (
        "jul july juli juillet juil julio julho luglio lipiec lipca lip červenec července июль июля июл "
        "липень липня temmuz július iulie heinäkuu heinäkuuta"
    ),
    (
        "aug august août aout agosto ago augustus augusti sierpień sierpnia sie srpen srpna август августа "
        "авг серпень серпня ağustos augusztus elokuu elokuuta agustus"
    ),
    (
        "sep sept september septembre septiembre setembro settembre wrzesień września wrz září сентябрь "
        "сентября сен сент вересень вересня eylül szeptember septembrie syyskuu syyskuuta"
    ),
    (
        "oct october okt oktober octobre octubre outubro ottobre październik października paź říjen října "
        "октябрь октября окт жовтень жовтня ekim október octombrie lokakuu lokakuuta"
    ),
    (
        "nov november novembre noviembre novembro listopad listopada lis листопад листопада ноябрь ноября ноя "
        "kasım noiembrie marraskuu marraskuuta nopember"
    ),
    (
        "dec december dez dezember décembre decembre déc dic diciembre dezembro dicembre des desember "
        "grudzień grudnia gru prosinec prosince декабрь декабря дек грудень грудня aralık decembrie joulukuu "
        "joulukuuta"
    ),
)
NUMBERS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""The number of each month by its name in lower case. Words of English are left out (`set`, `out`, `gen`)."""
MONTH = r"(?:" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")(?!\w)\.?"
"""A pattern for any of them, to be matched without regard to case."""
