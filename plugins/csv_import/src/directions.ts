import { normalise } from './vocabulary.js'

/** Whether money came in or went out, by the word a bank puts beside the amount. */
export type Direction = 'in' | 'out'

const WORDS: Record<Direction, string> = {
  out: `debit|debits|dr|d|db|dbit|dbt|debited|out|outflow|outgoing|withdrawal|expense|spent|payment out|charge|sent|soll|s|belastung|lastschrift
    |ausgabe|ausgang|af|debet|uit|sortie|cargo|debe|gasto|egreso|addebito|dare|uscita|debito|saida|ut|ud|veloitus|obciazenie|wydatek|wn
    |vydaj|vydej|odchozi|terheles|kiadas|borc|gider|расход|списание|дебет|supply|支出|出金|借|付|출금|debited|-`,
  in: `credit|credits|cr|c|cb|crdt|cdt|k|credited|in|inflow|incoming|deposit|income|received|payment in|haben|h|gutschrift|eingang|einnahme|bij
    |entree|abono|haber|ingreso|accredito|avere|entrata|credito|entrada|inn|ind|pano|uznanie|wplyw|ma|prijem|prichozi|jovairas|bevetel
    |alacak|gelir|приход|зачисление|кредит|收入|入金|貸|贷|收|입금|+`,
}

const DIRECTION_OF = new Map<string, Direction>()
for (const direction of ['out', 'in'] as const) {
  for (const word of WORDS[direction].split('|')) DIRECTION_OF.set(normalise(word) || word.trim(), direction)
}

/** Undefined where the cell is no such word. */
export function readDirection(cell: string): Direction | undefined {
  if (cell.length > 24) return undefined
  const exact = DIRECTION_OF.get(cell)
  return exact ?? (/\d\d/.test(cell) ? undefined : DIRECTION_OF.get(normalise(cell) || cell.trim()))
}
