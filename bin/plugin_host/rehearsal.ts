/*
 * What a bundled importer is given to read while its image is made, and a bundled categoriser to think of. A function that has run once is
 * compiled in the image, so that a call with few rows does not spend most of its time on compiling. Nothing but code is kept of it.
 */

const ROWS = 12

const days = Array.from({ length: ROWS }, (_, at) => String(at + 1).padStart(2, '0'))

const table = [
  'Date,Description,Memo,Amount,Currency,Reference',
  ...days.map((day, at) => `2024-01-${day},Shop ${at},"Card 12, paid",-${at}.50,EUR,REF-00${day}`),
].join('\n')

const statement = [
  'OFXHEADER:100',
  'DATA:OFXSGML',
  '',
  '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>2</BANKACCTFROM><BANKTRANLIST>',
  ...days.map(
    (day, at) =>
      `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>202401${day}<TRNAMT>-${at}.50<FITID>REF-00${day}<NAME>Shop ${at}<MEMO>Card</STMTTRN>`,
  ),
  '</BANKTRANLIST><LEDGERBAL><BALAMT>10.00<DTASOF>20240131</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
].join('\n')

const files = [
  { name: 'example.csv', text: table },
  { name: 'example.ofx', text: statement },
].map((file) => ({ ...file, size: file.text.length, encoding: 'utf-8' }))

const PAYEES = ['REWE Markt 4711', 'Salary of May', 'SHELL 0815']
const column = (value: (at: number) => string) => days.map((_, at) => value(at))
const question = {
  transactions: {
    date: days.map((day) => `2024-01-${day}`),
    amount: column((at) => `${at % 3 === 1 ? '' : '-'}${at}.50`),
    currency: column(() => 'EUR'),
    payee: column((at) => PAYEES[at % PAYEES.length]!),
    description: column((at) => `Card payment ${at}`),
    account: column(() => 'Checking'),
  },
  categories: [
    { id: '1', key: 'groceries', name: 'Groceries', path: ['Food'], kind: 'expense' },
    { id: '2', key: 'salary', name: 'Salary', path: [], kind: 'income' },
  ],
  model: null,
}

/** Fails quietly: whatever is wrong with a plugin shows when it is called. */
export const REHEARSAL = `(() => {
  const { importer, categorizer } = globalThis.florinPlugin?.default ?? {}
  const ignore = () => {}
  const florin = { progress: ignore, locale: 'en', settings: {} }
  const emit = { transactions: ignore, postings: ignore }
  for (const file of importer ? ${JSON.stringify(files)} : []) {
    try {
      if (importer.detect(file, florin).confidence > 0.5) importer.parse(file, {}, emit, florin)
    } catch {}
  }
  try {
    Promise.resolve(categorizer?.categorize(${JSON.stringify(question)}, florin)).catch(ignore)
  } catch {}
})()`
