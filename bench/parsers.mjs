/*
 * How fast importers read, inside the sandbox as in an import: CPU of the isolate, the crossing included. The files are made here; a
 * figure is void unless the importer found every booking and the exact sum. Whatever else runs on the machine only slows it down, so
 * the best round counts, and the median tells how much that was.
 *
 *   node --import=./bin/typescript.mjs bench/parsers.mjs [megabytes] [rounds]
 */
import { SystemClock } from '../app/core/clock.ts'
import { BUNDLED_PLUGINS, HOST_FILE } from '../app/plugins/installation.ts'
import { PluginRegistry } from '../app/plugins/registry.ts'
import { ReadStatementFile } from '../app/plugins/services/read_statement_file.ts'
import { Supervisor } from '../app/plugins/supervisor.ts'

const SIZE = Number(process.argv[2] ?? 16) * 1e6
const ROUNDS = Number(process.argv[3] ?? 5)
const MERCHANTS = ['Corner Bakery', 'Stadtwerke', 'Cinema am Markt', 'Buchladen Nord', 'Verein der Freunde']

const OFX_HEAD = `OFXHEADER:100
DATA:OFXSGML
VERSION:102

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>1<ACCTID>77<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>
`
const CAMT_HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>1</MsgId></GrpHdr>
    <Stmt>
      <Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>
`

/** One file of each format: how it begins, a booking, how it ends, and the megabytes a second it should reach. */
const FORMATS = {
  'bookings.ofx': {
    goal: 30,
    head: OFX_HEAD,
    booking: ofxBooking,
    tail: '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n',
  },
  'bookings.xml': {
    goal: 50,
    head: CAMT_HEAD,
    booking: camtEntry,
    tail: '    </Stmt>\n  </BkToCstmrStmt>\n</Document>\n',
  },
  'bookings.sta': {
    head: ':20:STARTUMS\n:25:12030000/0000202051\n:28C:1/1\n:60F:C240101EUR0,\n',
    booking: swiftLine,
    tail: '-\n',
  },
  'bookings.qif': { head: '!Type:Bank\n', booking: qifRecord, tail: '' },
}

function ofxBooking({ id, day, amount, merchant }) {
  return `<STMTTRN>
<TRNTYPE>DEBIT
<DTPOSTED>${day.replaceAll('-', '')}120000
<TRNAMT>${amount}
<FITID>F${id}
<NAME>${merchant}
<MEMO>Card payment ${id} at ${merchant}
</STMTTRN>
`
}

function swiftLine({ id, day, amount, merchant }) {
  return `:61:${day.slice(2).replaceAll('-', '')}D${amount.slice(1).replace('.', ',')}NDDTNONREF//R${id}
:86:105?00LASTSCHRIFT?20EREF+${id}?21SVWZ+Card payment?22${id}?30BYLADEM1001?31DE75
512108001245126199?32${merchant}
`
}

function qifRecord({ id, day, amount, merchant }) {
  return `D${day}
T${amount}
C*
N${id}
P${merchant}
MCard payment ${id}
LFood:Groceries
^
`
}

/** With the indentation and the elements that banks write. */
function camtEntry({ id, day, amount, merchant }) {
  return `      <Ntry>
        <NtryRef>${id}</NtryRef>
        <Amt Ccy="EUR">${amount.slice(1)}</Amt>
        <CdtDbtInd>DBIT</CdtDbtInd>
        <RvslInd>false</RvslInd>
        <Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>${day}</Dt></BookgDt>
        <ValDt><Dt>${day}</Dt></ValDt>
        <AcctSvcrRef>2024${String(id).padStart(12, '0')}</AcctSvcrRef>
        <BkTxCd>
          <Domn><Cd>PMNT</Cd><Fmly><Cd>RDDT</Cd><SubFmlyCd>ESDD</SubFmlyCd></Fmly></Domn>
          <Prtry><Cd>NDDT+105+9250+992</Cd><Issr>DK</Issr></Prtry>
        </BkTxCd>
        <NtryDtls>
          <TxDtls>
            <Refs>
              <EndToEndId>E2E-${id}</EndToEndId>
              <MndtId>M-${id % 50}</MndtId>
            </Refs>
            <Amt Ccy="EUR">${amount.slice(1)}</Amt>
            <RltdPties>
              <Dbtr><Pty><Nm>Ada Beispiel</Nm></Pty></Dbtr>
              <DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct>
              <Cdtr><Pty><Nm>${merchant}</Nm><PstlAdr><Ctry>DE</Ctry><AdrLine>Marktplatz ${id % 90}</AdrLine></PstlAdr></Pty></Cdtr>
              <CdtrAcct><Id><IBAN>DE75512108001245126199</IBAN></Id></CdtrAcct>
            </RltdPties>
            <RmtInf><Ustrd>Card payment ${id} at ${merchant}</Ustrd></RmtInf>
          </TxDtls>
        </NtryDtls>
        <AddtlNtryInf>FOLGELASTSCHRIFT</AddtlNtryInf>
      </Ntry>
`
}

function makeFile({ head, booking, tail }) {
  const pieces = [head]
  let [size, cents, count] = [head.length, 0, 0]
  while (size < SIZE) {
    count++
    const amount = 100 + ((count * 7919) % 90_000)
    const day = `2024-${String((count % 12) + 1).padStart(2, '0')}-${String((count % 28) + 1).padStart(2, '0')}`
    const merchant = MERCHANTS[count % MERCHANTS.length]
    const piece = booking({ id: count, day, amount: `-${(amount / 100).toFixed(2)}`, merchant })
    pieces.push(piece)
    size += piece.length
    cents -= amount
  }
  return { bytes: new TextEncoder().encode(pieces.join('') + tail), count, cents }
}

async function readOnce(reader, name, bytes) {
  let [count, cents, cpuMs] = [0, 0, 0]
  await reader.handle({ name, bytes, onRun: (run) => (cpuMs = run.cpu_ms) }, ({ amount }) => {
    count += amount.length
    for (const each of amount) cents += Math.round(Number(each) * 100)
  })
  return { count, cents, cpuMs }
}

const median = (figures) => figures.toSorted((a, b) => a - b)[figures.length >> 1]

const sandbox = new Supervisor({ clock: new SystemClock(), hostFile: HOST_FILE, concurrency: 1 })
const reader = new ReadStatementFile(sandbox, new PluginRegistry(BUNDLED_PLUGINS))
try {
  for (const [name, format] of Object.entries(FORMATS)) {
    const { bytes, count, cents } = makeFile(format)
    const speeds = []
    for (let round = 0; round < ROUNDS; round++) {
      const seen = await readOnce(reader, name, bytes)
      if (seen.count !== count || seen.cents !== cents)
        throw new Error(`${name}: ${JSON.stringify(seen)} is not the file`)
      speeds.push(bytes.length / 1000 / seen.cpuMs)
    }
    const speed = Math.max(...speeds)
    const verdict = format.goal ? `, goal ${format.goal}${speed < format.goal ? ': MISSED' : ''}` : ''
    const figures = `${speed.toFixed(0).padStart(4)} MB/s (median ${median(speeds).toFixed(0)})`
    console.log(`${name.padEnd(14)} ${figures}${verdict}, ${count} bookings`)
    if (format.goal && speed < format.goal) process.exitCode = 1
  }
} finally {
  sandbox.close()
}
