const words = (text: string) => new Set(text.trim().split(/\s*\|\s*/))

/** Towns in which many payments are made, as banks write them. Others stay part of the name unless the bank sets them apart. */
const TOWNS = words(`
  berlin | hamburg | münchen | muenchen | munich | köln | koeln | cologne | frankfurt | frankfurt am main |
  stuttgart | düsseldorf | duesseldorf | dortmund |
  essen | leipzig | bremen | dresden | hannover | nürnberg | nuernberg | duisburg | bochum | bonn | münster |
  karlsruhe | mannheim | augsburg | wiesbaden |
  freiburg | kiel | mainz | erfurt | rostock | potsdam | wien | vienna | graz | linz | salzburg | innsbruck |
  zürich | zuerich | zurich | genf | genève |
  geneva | basel | bern | lausanne | luzern | paris | marseille | lyon | toulouse | nice | nantes | strasbourg |
  montpellier | bordeaux | lille | rennes |
  madrid | barcelona | valencia | sevilla | zaragoza | málaga | malaga | bilbao | palma | roma | rome | milano |
  milan | napoli | torino | palermo | genova |
  bologna | firenze | venezia | lisboa | lisbon | porto | amsterdam | rotterdam | utrecht | den haag | eindhoven |
  groningen | brussel | bruxelles | brussels |
  antwerpen | gent | luxembourg | london | birmingham | manchester | leeds | glasgow | edinburgh | liverpool |
  bristol | cardiff | belfast | dublin | cork |
  copenhagen | københavn | aarhus | stockholm | göteborg | malmö | oslo | bergen | helsinki | espoo | tampere |
  warszawa | warsaw | kraków | krakow | wrocław |
  gdańsk | poznań | łódź | praha | prague | brno | bratislava | budapest | bucurești | bucharest | sofia | zagreb |
  ljubljana | beograd | athens | tallinn |
  riga | vilnius | kyiv | istanbul | ankara | new york | los angeles | chicago | houston | phoenix | philadelphia |
  san antonio | san diego | dallas |
  san jose | austin | san francisco | seattle | denver | boston | portland | las vegas | detroit | nashville |
  memphis | atlanta | miami | oakland | brooklyn |
  minneapolis | columbus | charlotte | toronto | montreal | montréal | vancouver | calgary | ottawa | sydney |
  melbourne | brisbane | perth | adelaide |
  auckland | wellington | são paulo | sao paulo | rio de janeiro | méxico | mexico city | bogotá | buenos aires |
  santiago | lima | tokyo | osaka | seoul |
  singapore | hong kong | bangkok | mumbai | delhi | bengaluru | bangalore | dubai | cape town | johannesburg |
  tel aviv`)
const COUNTRIES = words(`
  de | deu | ger | at | aut | ch | che | fr | fra | es | esp | it | ita | pt | prt | nl | nld | be | bel | lu | lux |
  gb | gbr | uk | ie | irl | dk | dnk | se | swe | no | nor | fi | fin | pl | pol | cz | cze | sk | hu | hun | ro |
  rou | bg | hr | si | gr | ee | lv | lt | us | usa | ca | can | au | aus | nz | nzl | br | bra | mx | mex | ar |
  cl | co | pe | jp | jpn | kr | sg | sgp | hk | in | ind | ae | za | il | tr | tur | deutschland | germany |
  österreich | austria | schweiz | france | españa | italia | nederland`)
const STATES = words(`
  al | ak | az | ar | ca | co | ct | de | fl | ga | hi | id | il | in | ia | ks | ky | la | me | md | ma | mi | mn |
  ms | mo | mt | ne | nv | nh | nj | nm | ny | nc | nd | oh | ok | or | pa | ri | sc | sd | tn | tx | ut | vt | va |
  wa | wv | wi | wy | dc | on | qc | bc | ab | nsw | vic | qld`)
/** A town behind one of these belongs to the name. */
const BINDING = /(?:^|\s)(?:of|de|di|da|von|van|zu|in|du|des|the|do|am|an)$/iu
const LAST_WORDS = /^(.*?\S)([\s,/]+)(\S+)$/su
const TOWN_WORDS_MAX = 4

/**
 * The text without the town, state and country behind it. A town alone is taken away only where the bank sets it apart or where a
 * number stood in front of it, because towns are parts of many names.
 */
export function endsInPlace(text: string, isSetApart: boolean): string {
  const country = takeLast(text, (word) => COUNTRIES.has(word) || STATES.has(word))
  const [rest, separator] = country ?? [text, '']
  for (let size = TOWN_WORDS_MAX; size > 0; size--) {
    const town = takeTown(rest, size)
    if (!town) continue
    const [name, before] = town
    const isApart = isSetApart || country !== null || /[,/]/.test(before)
    return isApart && !BINDING.test(name) ? name : text
  }
  return country !== null && /[,/]/.test(separator) ? rest : text
}

function takeLast(text: string, isIt: (word: string) => boolean): [string, string] | null {
  const found = LAST_WORDS.exec(text)
  if (!found) return null
  const [, rest, separator, word] = found
  // Codes of countries are words of many languages; banks write codes in capitals.
  const isCode = word!.length > 3 || word === word!.toUpperCase()
  return isCode && isIt(word!.toLowerCase()) ? [rest!, separator!] : null
}

function takeTown(text: string, size: number): [string, string] | null {
  const found = new RegExp(`^(.*?\\S)([\\s,/]+)((?:\\S+\\s+){${size - 1}}\\S+)$`, 'su').exec(text)
  if (!found) return null
  const [, rest, separator, town] = found
  return TOWNS.has(town!.toLowerCase()) ? [rest!, separator!] : null
}
