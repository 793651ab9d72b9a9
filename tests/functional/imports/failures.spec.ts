import { test } from '@japa/runner'
import { vaultFolder } from '#config/storage'
import { ReportFailedImport } from '#imports/services/report_failed_import'
import type { ImportBatchJson } from '#imports/validators/import'
import { Vault } from '#imports/vault'
import { readExportedRun, replayRun } from '#plugins/authoring/replay_run'
import { registry } from '#plugins/main'
import { ReadStatementFile } from '#plugins/services/read_statement_file'
import type { FailedRun } from '#plugins/services/export_failure'
import { bankFile, upload } from '#tests/support/bank_file'
import { addMember, makeHousehold, type TestHousehold } from '#tests/support/household'
import { pluginOf } from '#tests/support/instances'
import { openSandbox } from '#tests/support/sandbox'
import { settledImport } from '#tests/support/settled_import'

interface Answer {
  report: FailedRun | null
  note: string | null
}

/** A statement none of whose rows can be read. */
const UNREADABLE = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>99<ACCTID>4711081512<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT<DTPOSTED><TRNAMT>-77.31<FITID>A1<NAME>Erika Muster<MEMO>Ferienwohnung</STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`
const PRIVATE = ['Erika', 'Muster', 'Ferienwohnung', '4711081512']

async function start({ client }: TestHousehold, content: string, name: string): Promise<ImportBatchJson> {
  const { body } = await client.post<ImportBatchJson>('/imports', upload(content, {}, name))
  return settledImport(client, body.id)
}

test.group('A report of an import that failed', () => {
  test('repeats the failure and tells nothing of the household', async ({ assert }) => {
    const household = await makeHousehold()
    const { id, status } = await start(household, UNREADABLE, 'Erika.ofx')
    assert.equal(status, 'failed')
    const { report, note } = (await household.client.get<Answer>(`/imports/${id}/failure`)).body
    assert.isNull(note)
    assert.containSubset(report, {
      plugin: { id: 'ofx_import' },
      run: { method: 'importer.parse', code: 'invalid_input' },
    })
    for (const told of PRIVATE) assert.notInclude(JSON.stringify(report), told)
    assert.match(report!.file!.text!, /<STMTTRN><TRNTYPE>[A-Z]{5}<DTPOSTED><TRNAMT>-\d\d\.\d\d<FITID>/)
    const again = await replayRun(readExportedRun(JSON.stringify(report)), registry.find('ofx_import')!)
    assert.deepInclude(again, { still_fails: true, same_code: true, unforeseen: [] })
  })

  test('holds the file as it is only for an admin who asks for it', async ({ assert }) => {
    const household = await makeHousehold()
    const { id } = await start(household, UNREADABLE, 'statement.ofx')
    const { client: member } = await addMember(household, 'member')
    assert.equal((await member.get(`/imports/${id}/failure`)).status, 200)
    assert.equal((await member.get(`/imports/${id}/failure/original`)).status, 403)
    const { report } = (await household.client.get<Answer>(`/imports/${id}/failure/original`)).body
    assert.equal(Buffer.from(report!.file!.bytes_base64!, 'base64').toString(), UNREADABLE)
    const again = await replayRun(readExportedRun(JSON.stringify(report)), registry.find('ofx_import')!)
    assert.isTrue(again.still_fails)
  })

  test('is there only where a plugin failed', async ({ assert }) => {
    const household = await makeHousehold()
    const unknown = await start(household, 'Dear customer,\nthere was a problem.\n', 'letter.txt')
    const { body } = await household.client.get<Answer>(`/imports/${unknown.id}/failure`)
    assert.isNull(body.report)
    assert.match(body.note!, /^No plugin failed: /)
    const fine = await start(household, bankFile([{ date: '2026-03-01', payee: 'Kiosk', amount: '-1.00' }]), 'a.csv')
    const none = await household.client.get<Answer>(`/imports/${fine.id}/failure`)
    assert.deepEqual(none.body, { report: null, note: 'This import did not fail.', can_send_original: false })
  })

  test('is not offered where only the very words of the file make the plugin fail', async ({ assert, cleanup }) => {
    const household = await makeHousehold()
    const { id } = await start(household, 'Dear Erika,\nthere was a problem.\n', 'letter.txt')
    const plugin = pluginOf(
      `importer: {
         detect() { return { confidence: 1 } },
         parse({ text }) {
           if (text.includes(['Er', 'ika'].join(''))) throw Object.assign(new Error('Not her.'), { code: 'invalid_input' })
           return { statements: [], issues: [] }
         },
       }`,
      { contributes: { importer: { formats: [{ name: 'Letters', extensions: ['.txt'], media_types: [] }] } } },
    )
    const sandbox = openSandbox()
    cleanup(() => sandbox.close())
    const report = new ReportFailedImport({
      database: household.database,
      vault: new Vault(vaultFolder),
      reader: new ReadStatementFile(sandbox, { ofKind: () => [plugin] }),
      registry: { find: () => plugin },
      florinVersion: '0.0.0',
    })
    assert.match((await report.handle(household.id, id)).note!, /no longer fails in the same way/)
    assert.equal((await report.original(household.id, id)).report!.run.message, 'Not her.')
  })
})
