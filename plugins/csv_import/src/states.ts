import { normalise } from './vocabulary.js'

/** How far a payment is, by the word a bank has for it. */
export type State = 'booked' | 'pending' | 'failed'

const WORDS: Record<State, RegExp> = {
  failed:
    /^(declined?|failed|cancell?ed|reverted|rejected|refused|denied|expired|voided?|removed|abgelehnt|storniert|zuruckgewiesen|annulee?|refusee?|rejetee?|cancelad[ao]|rechazad[ao]|rifiutat[ao]|recusad[ao]|geweigerd|afgewezen|odrzucon[ae]|anulowan[ae]|zamitnut[ao]|отклонен[ао]?|отказ|отменен[ао]?|交易关闭|支付失败|거절|취소)$/,
  pending:
    /^(umsatz )?(pending|authori[sz]ed|authori[sz]ation|processing|in progress|on hold|hold|awaiting|not posted|unposted|unsettled|uncleared|autorizzat[oa]|vorgemerkt|vorgemerkter umsatz|nicht gebucht|offen|en attente|a venir|en cours|pendiente|retenido|no contabilizado|pendente|por liquidar|in attesa|in sospeso|non contabilizzat[oa]|in behandeling|gereserveerd|reserver[ae]t|reserverad|vantande|venter|afventer|reservert|pa vei|odottaa|varaus|katevaraus|oczekujac[ay]|oczekuje|blokada|w trakcie|w realizacji|ceka na zpracovani|cekajici|blokace|fuggoben|zarolt|in asteptare|beklemede|провизия|в обработке|холд|处理中|未確定|承認待ち|승인대기)$/,
  booked:
    /^(umsatz )?(booked|posted|cleared|completed?|settled|successful|success|executed|processed|reconciled|ok|paid|done|gebucht|verbucht|ausgefuhrt|abgeschlossen|comptabilisee?|effectuee?|executee?|realise|contabilizad[ao]|realizad[ao]|ejecutad[ao]|liquidad[ao]|contabilizzat[oa]|eseguit[oa]|geboekt|uitgevoerd|verwerkt|geaccepteerd|utford|utfort|bokford|bokfort|bogfort|genomford|gjennomfort|suoritettu|kirjattu|zaksiegowan[aoey]|zrealizowan[aoey]|rozliczon[aoey]|wykonan[aoey]|zauctovan[aoey]|provedeno|teljesult|konyvelt|executat|tamamlandi|исполнен[ао]?|проведен[ао]?|выполнен[ао]?|支付成功|交易成功|已入账|승인|정상)$/,
}

const known = new Map<string, State | undefined>()

/** Undefined where the cell says nothing of the kind. */
export function stateOf(cell: string): State | undefined {
  if (cell === '' || cell.length > 40) return undefined
  if (!known.has(cell)) {
    if (known.size > 1000) known.clear()
    const words = normalise(cell)
    known.set(
      cell,
      (['failed', 'pending', 'booked'] as const).find((state) => WORDS[state].test(words)),
    )
  }
  return known.get(cell)
}
