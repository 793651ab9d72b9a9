import { bankFile, type BankLine } from './bank_file.js'

/** Writes the same payments in the way of a format. */
export interface BankFormat {
  name: string
  write(lines: readonly BankLine[]): string
}

const compact = (date: string) => date.replaceAll('-', '')
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function ofx(lines: readonly BankLine[]): string {
  const bookings = lines.map(
    ({ date, payee, text = '', amount, reference = '' }) =>
      `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${compact(date)}<TRNAMT>${amount}<FITID>${reference}<NAME>${payee}<MEMO>${text}</STMTTRN>`,
  )
  return [
    'OFXHEADER:100',
    'DATA:OFXSGML',
    'VERSION:102',
    '',
    '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>2</BANKACCTFROM><BANKTRANLIST>',
    ...bookings,
    '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
    '',
  ].join('\n')
}

function qif(lines: readonly BankLine[]): string {
  const bookings = lines.map(({ date, payee, text = '', amount, reference = '' }) => {
    const [year, month, day] = date.split('-')
    return [`D${month}/${day}/${year}`, `T${amount}`, `P${payee}`, `M${text}`, `N${reference}`, '^'].join('\n')
  })
  return ['!Type:Bank', ...bookings, ''].join('\n')
}

function mt940(lines: readonly BankLine[]): string {
  const bookings = lines.flatMap(({ date, payee, text = '', amount, reference = '' }) => {
    const mark = amount.startsWith('-') ? 'D' : 'C'
    const plain = amount.replace('-', '').replace('.', ',')
    const day = compact(date)
    return [
      `:61:${day.slice(2)}${day.slice(4)}${mark}${plain}NMSC${reference || 'NONREF'}`,
      `:86:005?00Card?20${text}?32${payee}`,
    ]
  })
  return [':20:STARTUMS', ':25:10020030/1234567', ':28C:00001/001', ':60F:C260101EUR100,00', ...bookings, '-', ''].join(
    '\r\n',
  )
}

function camt(lines: readonly BankLine[]): string {
  const entries = lines.map(({ date, payee, text = '', amount, reference = '' }) => {
    const [sign, party] = amount.startsWith('-') ? ['DBIT', 'Cdtr'] : ['CRDT', 'Dbtr']
    return `<Ntry><Amt Ccy="EUR">${amount.replace('-', '')}</Amt><CdtDbtInd>${sign}</CdtDbtInd><Sts>BOOK</Sts>
      <BookgDt><Dt>${date}</Dt></BookgDt>${reference && `<AcctSvcrRef>${reference}</AcctSvcrRef>`}
      <NtryDtls><TxDtls><RltdPties><${party}><Nm>${escaped(payee)}</Nm></${party}></RltdPties>
      <RmtInf><Ustrd>${escaped(text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id>
<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>${entries.join('\n')}</Stmt></BkToCstmrStmt></Document>
`
}

export const bankFormats: readonly BankFormat[] = [
  { name: 'statement.csv', write: bankFile },
  { name: 'statement.ofx', write: ofx },
  { name: 'statement.qif', write: qif },
  { name: 'statement.sta', write: mt940 },
  { name: 'statement.xml', write: camt },
]
