/*
 * What a bundled importer is given to read while its image is made. A function that has run once is compiled in the image, so that a call
 * with few rows does not spend most of its time on compiling. Nothing but code is kept of it.
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

/** Fails quietly: whatever is wrong with a plugin shows when it is called. */
export const REHEARSAL = `(() => {
  const importer = globalThis.florinPlugin?.default?.importer
  if (!importer) return
  const ignore = () => {}
  const florin = { progress: ignore, locale: 'en', settings: {} }
  const emit = { transactions: ignore, postings: ignore }
  for (const file of ${JSON.stringify(files)}) {
    try {
      if (importer.detect(file, florin).confidence > 0.5) importer.parse(file, {}, emit, florin)
    } catch {}
  }
})()`
