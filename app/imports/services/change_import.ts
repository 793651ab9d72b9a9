import { isCurrency } from '#commodities/domain/currencies'
import { invalidField } from '#core/exceptions'
import type { Database, Writes } from '#database/database'
import { requireOwnAccount } from '#ledger/services/resolve_accounts'
import { ImportNotReadyException } from '../exceptions.js'
import { mappingOf, whyNoMapping } from '../domain/column_roles.js'
import { isImported, type PreviewRow } from '../domain/preview_row.js'
import type { AccountChoice } from '../domain/statements.js'
import type { ImportChange } from '../validators/import.js'
import { type Batch, type BatchStatus, readBatch, updateBatch } from './import_batches.js'
import type { ImportSettings } from './import_plan.js'

/** States in which a person may still change how a file is read and what becomes of it. */
const OPEN: readonly BatchStatus[] = ['needs_mapping', 'previewed', 'failed']

/** Keeps what a person says about an import. Answers whether the preview has to be made anew. */
export class ChangeImport {
  constructor(private readonly database: Database) {}

  handle(householdId: number, batchId: number, change: ImportChange): Promise<{ isStale: boolean }> {
    return this.database.write(householdId, async (writes) => {
      const batch = await readBatch(writes, batchId)
      if (!OPEN.includes(batch.status))
        throw new ImportNotReadyException('Nothing can be changed about this import now.', batch.status)
      const isStale = change.accounts !== undefined || change.mapping !== undefined || change.password !== undefined
      const settings: ImportSettings = {
        ...batch.settings,
        ...(change.accounts ? { accounts: await mergeAccounts(writes, batch, change.accounts) } : {}),
        ...(change.mapping ? { mapping: readMapping(batch, change.mapping), decisions: {} } : {}),
      }
      const decisions = change.decisions ?? []
      settings.decisions = mergeDecisions(settings.decisions, decisions)
      const willImport = isStale ? batch.willImport : await decideRows(writes, batch, decisions)
      const status = isStale ? 'parsing' : batch.status
      await updateBatch(writes, batchId, { settings: JSON.stringify(settings), will_import: willImport, status })
      return { isStale }
    })
  }
}

async function mergeAccounts(writes: Writes, batch: Batch, chosen: NonNullable<ImportChange['accounts']>) {
  const accounts: Record<string, AccountChoice> = { ...batch.settings.accounts }
  for (const [at, { statement, account_id: accountId, create }] of chosen.entries()) {
    const pointer = `/accounts/${at}`
    const known = batch.statements.find(({ key }) => key === statement)
    if (!known) throw invalidField(`${pointer}/statement`, 'statement', 'The file has no part like that.')
    if (accountId !== undefined) {
      const { code, name } = await requireOwnAccount(writes, accountId, `${pointer}/account_id`)
      refuseOtherCurrency(known.account.currency, code, `${pointer}/account_id`, name)
      accounts[statement] = { account_id: accountId }
    } else if (create) {
      if (!isCurrency(create.currency))
        throw invalidField(`${pointer}/create/currency`, 'currency', 'There is no currency like that.')
      refuseOtherCurrency(known.account.currency, create.currency, `${pointer}/create/currency`, create.name)
      accounts[statement] = { create }
    } else throw invalidField(pointer, 'account', 'Choose an account, or say how to create one.')
  }
  return accounts
}

function refuseOtherCurrency(statement: string | null, account: string, pointer: string, name: string) {
  if (statement === null || statement === account) return
  throw invalidField(
    pointer,
    'currency',
    `This part of the file is in ${statement}, and ${name} is kept in ${account}.`,
  )
}

function readMapping(
  { table }: Batch,
  { columns, date_order: dateOrder, decimal, inverted }: NonNullable<ImportChange['mapping']>,
) {
  if (!table) throw invalidField('/mapping', 'table', 'This file is no table; there is nothing to map.')
  const problem = whyNoMapping(columns)
  if (problem) throw invalidField('/mapping/columns', 'mapping', problem)
  const { delimiter, header_row: headerRow } = table.guessed
  return {
    ...mappingOf(columns),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(headerRow === undefined ? {} : { header_row: headerRow }),
    ...(dateOrder === undefined ? {} : { date_order: dateOrder }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(inverted === undefined ? {} : { inverted }),
  }
}

type Decisions = NonNullable<ImportChange['decisions']>

function mergeDecisions(before: ImportSettings['decisions'] = {}, decided: Decisions): ImportSettings['decisions'] {
  const decisions = { ...before }
  for (const { row, decision } of decided) {
    if (decision === null) delete decisions[row]
    else decisions[row] = decision
  }
  return decisions
}

/** Writes decisions into the kept rows, without reading the file again. Answers how many transactions a commit adds then. */
async function decideRows(writes: Writes, batch: Batch, decided: Decisions): Promise<number> {
  if (decided.length === 0) return batch.willImport
  const byRow = new Map(decided.map(({ row, decision }) => [row, decision]))
  const [first, last] = [Math.min(...byRow.keys()), Math.max(...byRow.keys())]
  const pages = await writes.all<{ first_row: number; details: string }>(
    `SELECT first_row, details FROM import_previews WHERE batch_id = ? AND first_row <= ? AND first_row >=
       COALESCE((SELECT MAX(first_row) FROM import_previews WHERE batch_id = ? AND first_row <= ?), 0)`,
    [batch.id, last, batch.id, first],
  )
  let willImport = batch.willImport
  for (const page of pages) {
    const rows = JSON.parse(page.details) as PreviewRow[]
    const touched = rows.filter(({ row }) => byRow.has(row))
    if (touched.length === 0) continue
    for (const row of touched) {
      willImport -= Number(isImported(row))
      row.decision = byRow.get(row.row) ?? null
      willImport += Number(isImported(row))
      byRow.delete(row.row)
    }
    await writes.run('UPDATE import_previews SET details = ? WHERE batch_id = ? AND first_row = ?', [
      JSON.stringify(rows),
      batch.id,
      page.first_row,
    ])
  }
  if (byRow.size > 0) throw invalidField('/decisions', 'row', `The file has no row ${[...byRow.keys()][0]}.`)
  return willImport
}
