import { type AccountDraft, BalanceDraft, EntryDraft, type Money, type Party, PaymentDraft } from './drafts.js'
import { childrenNamed, type Element } from './scan.js'

/** The part of a document that is being read. */
export interface Reading {
  account: AccountDraft
  balance: BalanceDraft
  entry: EntryDraft
  payment: PaymentDraft
  beginStatement(): void
  endStatement(): void
  endBalance(): void
  endEntry(): void
}

type Part = Element<Reading>
type Hooks = Pick<Part, 'opens' | 'closes' | 'others'>

const group = (children: Record<string, Part>, hooks: Hooks = {}): Part => ({
  children: childrenNamed(children),
  ...hooks,
})
const leaf = (text: NonNullable<Part['text']>): Part => ({ children: childrenNamed({}), text })
/** The first one counts, wherever a document repeats what should be there once. */
const first = <T>(of: (reading: Reading) => T, field: keyof T & string): Part =>
  leaf((reading, text) => {
    const target = of(reading) as Record<string, string>
    target[field] ||= text
  })
const money = (of: (reading: Reading) => Money): Part =>
  leaf((reading, text, currency) => {
    const target = of(reading)
    target.amount ||= text
    target.currency ||= currency
  })
/** Texts that may come in several pieces. */
const pieces = <T>(of: (reading: Reading) => T, field: keyof T & string): Part =>
  leaf((reading, text) => {
    const target = of(reading) as Record<string, string>
    if (text !== '') target[field] = target[field] ? `${target[field]} ${text}` : text
  })

const account = (reading: Reading) => reading.account
const balance = (reading: Reading) => reading.balance
const entry = (reading: Reading) => reading.entry
const payment = (reading: Reading) => reading.payment

/** Version 1 calls some things otherwise: PrtryAcct, NmAndAdr, CdtrRef. */
const identity = (id: Part): Part =>
  group({ IBAN: id, BBAN: id, UPIC: id, Othr: group({ Id: id }), PrtryAcct: group({ Id: id }) })
const numbered = (id: Part): Part => group({ Id: identity(id) })
const day = (date: Part): Part => group({ Dt: date, DtTm: date })
const NOTHING = group({})
const institution = (name: Part, bic: Part = NOTHING): Part =>
  group({
    FinInstnId: group({
      Nm: name,
      NmAndAdr: group({ Nm: name }),
      BICFI: bic,
      BIC: bic,
      CmbndId: group({ Nm: name, BIC: bic }),
    }),
  })
const choice = (code: Part): Part => group({ Cd: code, Prtry: code, CdOrPrtry: group({ Cd: code, Prtry: code }) })

function party(name: Part): Part {
  const agent = group({ FinInstnId: group({ Nm: name }) })
  return group({ Nm: name, Pty: group({ Nm: name }), Agt: agent })
}

const partyOf = (side: 'debtor' | 'creditor', field: keyof Party): Part =>
  first((reading) => reading.payment[side], field)

const PARTIES = group({
  Dbtr: party(partyOf('debtor', 'name')),
  UltmtDbtr: party(partyOf('debtor', 'ultimate')),
  DbtrAcct: numbered(partyOf('debtor', 'account')),
  Cdtr: party(partyOf('creditor', 'name')),
  UltmtCdtr: party(partyOf('creditor', 'ultimate')),
  CdtrAcct: numbered(partyOf('creditor', 'account')),
})

const AGENTS = group({
  DbtrAgt: institution(partyOf('debtor', 'agent')),
  CdtrAgt: institution(partyOf('creditor', 'agent')),
})

const structured = pieces(payment, 'structured')
const REMITTANCE = group({
  Ustrd: pieces(payment, 'remittance'),
  Strd: group({
    CdtrRefInf: group({ Ref: structured, CdtrRef: structured }),
    RfrdDocInf: group({ Nb: structured, RfrdDocNb: structured }),
    AddtlRmtInf: structured,
  }),
})

const PAYMENT = group(
  {
    Refs: group({
      AcctSvcrRef: first(payment, 'servicerReference'),
      EndToEndId: first(payment, 'endToEnd'),
      TxId: first(payment, 'transactionId'),
      ChqNb: first(payment, 'cheque'),
    }),
    Amt: money((reading) => reading.payment.stated),
    AmtDtls: group({
      TxAmt: group({ Amt: money((reading) => reading.payment.settled) }),
      InstdAmt: group({ Amt: money((reading) => reading.payment.instructed) }),
    }),
    CdtDbtInd: first(payment, 'direction'),
    RltdPties: PARTIES,
    RltdAgts: AGENTS,
    RmtInf: REMITTANCE,
    AddtlTxInf: pieces(payment, 'info'),
  },
  {
    opens: (reading) => {
      reading.payment = new PaymentDraft()
      reading.entry.payments.push(reading.payment)
    },
  },
)

const status = first(entry, 'status')
const ENTRY = group(
  {
    NtryRef: first(entry, 'reference'),
    Amt: money(entry),
    CdtDbtInd: first(entry, 'direction'),
    Sts: { ...choice(status), text: status.text! },
    BookgDt: day(first(entry, 'booked')),
    ValDt: day(first(entry, 'valued')),
    AcctSvcrRef: first(entry, 'servicerReference'),
    AddtlNtryInf: pieces(entry, 'info'),
    NtryDtls: group({ TxDtls: PAYMENT }),
    TxDtls: PAYMENT,
  },
  {
    opens: (reading, at) => void (reading.entry = new EntryDraft(at)),
    closes: (reading) => reading.endEntry(),
  },
)

const BALANCE = group(
  { Tp: choice(first(balance, 'type')), Amt: money(balance), CdtDbtInd: first(balance, 'direction') },
  {
    opens: (reading) => void (reading.balance = new BalanceDraft()),
    closes: (reading) => reading.endBalance(),
  },
)

const STATEMENT = group(
  {
    Acct: group({
      Id: identity(first(account, 'id')),
      Ccy: first(account, 'currency'),
      Nm: first(account, 'name'),
      Tp: choice(first(account, 'type')),
      Svcr: institution(first(account, 'bank'), first(account, 'bic')),
    }),
    Bal: BALANCE,
    Ntry: ENTRY,
  },
  { opens: (reading) => reading.beginStatement(), closes: (reading) => reading.endStatement() },
)

/** Whatever a message is wrapped in is passed through. */
export const DOCUMENT: Part = {
  children: childrenNamed({ Stmt: STATEMENT, Rpt: STATEMENT, Ntfctn: STATEMENT }),
  get others() {
    return DOCUMENT
  },
}
