import type { ChooseCategories } from '#categorizing/services/choose_categories'
import type { ChangeSet } from '#changes/change_set'
import type { Actor, Causation } from '#changes/domain/origin'
import type { Gateway } from '#changes/gateway'
import type { PlainDate } from '#core/plain_date'
import type { Writes } from '#database/database'
import { baseCurrencyOf } from '#households/services/base_currency'
import { type Arrival, linkSureTransfers } from '#ledger/services/link_sure_transfers'
import type { PluginRun } from '#plugins/sandbox'
import { disabledPlugins } from '#plugins/services/plugin_settings'
import { keepPluginRun } from '#plugins/services/plugin_runs'
import { householdDay } from '#rules/services/household_day'
import type { ColumnMapping } from '#sdk'
import { AccountsMissingException, ColumnsUnknownException } from '../exceptions.js'
import type { OutcomeCounts } from '../domain/outcome.js'
import { bankText } from '../domain/bank_text.js'
import { type FileIssue, isUnderstood, type ParsedFile, signatureOf } from '../domain/parsed_file.js'
import { readFetchedFile } from '../domain/fetched_file.js'
import type { Vault } from '../vault.js'
import { announceCommit } from './announce_commit.js'
import { type Batch, readBatch } from './import_batches.js'
import { keepFailure } from './keep_failure.js'
import { keepOutcome, keepPreview } from './keep_outcome.js'
import { keepingText } from './keeping_text.js'
import { commitBook, keepBookPreview } from './run_book.js'
import type { ImportPlan } from './import_plan.js'
import { planAhead } from './plan_ahead.js'
import { planImport } from './plan_import.js'
import { planBook } from './plan_book.js'
import { PreviewedFile } from './previewed_file.js'
import type { ReadBankFile } from './read_bank_file.js'
import { findMapping, rememberMapping } from './remember_mapping.js'
import { writeImport } from './write_import.js'

export interface ImportProgress {
  phase: 'reading' | 'matching' | 'writing'
  /** Rows so far. */
  done: number
  /** Null while nobody knows how many there are. */
  total: number | null
}

export interface RunContext {
  gateway: Gateway
  vault: Vault
  reader: ReadBankFile
  /** Chooses categories that neither files nor rules name; without it they are left open. */
  chooser?: ChooseCategories
}

export interface RunOptions {
  /** Of a locked file. */
  password?: string
  /** What it follows from when no person asked for it. */
  causation?: Causation
  onProgress?: (progress: ImportProgress) => void
  signal?: AbortSignal
}

export interface Committed {
  counts: OutcomeCounts
  issues: FileIssue[]
  changeSetId: number | null
}

interface Reading {
  batch: Batch
  file: ParsedFile
  baseCurrency: string
  /** Relative dates in rules count from it. */
  today: PlainDate
  /** The importers that it could be read by; empty where none was asked. */
  importers: string
  /** The calls of plugins that it took. */
  runs: PluginRun[]
}

/**
 * The one way from a file in the vault to the ledger, for the preview and the commit, the server and the command line. Both plan what the
 * file says; the preview keeps what the plan says, the commit carries it out, in one transaction that sees the ledger as it is then.
 */
export class RunImport {
  readonly #previewed = new PreviewedFile()

  constructor(private readonly context: RunContext) {}

  async preview(householdId: number, batchId: number, options: RunOptions = {}): Promise<void> {
    await this.#orFail(householdId, batchId, options, async () => {
      const { database } = this.context.gateway
      const { batch, file, baseCurrency, today, importers, runs } = await this.#read(householdId, batchId, options)
      const { book } = file
      options.onProgress?.({ phase: 'matching', done: 0, total: book?.entries.length ?? file.rows.length })
      const keep = await database.read(householdId, async (queries) => {
        if (book) {
          const plan = await planBook(queries, { baseCurrency, today }, file, book, batch.settings)
          return (writes: Writes) => keepBookPreview(writes, batch, plan)
        }
        const plan = await planImport(queries, file, batch.settings, { today, chooser: this.context.chooser })
        return (writes: Writes) => keepPreview(writes, batch, plan)
      })
      options.signal?.throwIfAborted()
      await database.write(householdId, async (writes) => {
        await keep(writes)
        await keepRuns(writes, runs)
      })
      if (importers !== '') this.#previewed.keep(batchId, batch.settings.mapping, importers, file)
    })
  }

  async commit(householdId: number, batchId: number, actor: Actor, options: RunOptions = {}): Promise<Committed> {
    try {
      return await this.#orFail(householdId, batchId, options, async () => {
        const reading = await this.#read(householdId, batchId, options)
        return this.#write(householdId, reading, actor, options)
      })
    } catch (error) {
      if (isQuestion(error)) await this.preview(householdId, batchId, options)
      throw error
    }
  }

  async #read(householdId: number, batchId: number, options: RunOptions): Promise<Reading> {
    const { gateway, vault } = this.context
    const batch = await gateway.database.read(householdId, (queries) => readBatch(queries, batchId))
    options.onProgress?.({ phase: 'reading', done: 0, total: null })
    const baseCurrency = await baseCurrencyOf(gateway.database, householdId)
    const today = await householdDay(gateway.database, gateway.clock, householdId)
    const reading = { batch, baseCurrency, today, importers: '', runs: [] as PluginRun[] }
    if (batch.settings.fetched) {
      const bytes = await vault.read(householdId, batch.file.sha256)
      return { ...reading, file: readFetchedFile(bytes, batch.importer!) }
    }
    const disabled = await gateway.database.read(householdId, disabledPlugins)
    const importers = () => this.context.reader.importers(disabled)
    const previewed = await this.#previewed.find(batchId, batch.settings.mapping, importers)
    if (previewed) return { ...reading, file: previewed }
    reading.importers = await importers()
    try {
      return { ...reading, file: await this.#parse(householdId, reading, disabled, options) }
    } catch (error) {
      await gateway.database.write(householdId, (writes) => keepRuns(writes, reading.runs))
      throw error
    }
  }

  async #parse(
    householdId: number,
    { batch, runs }: Pick<Reading, 'batch' | 'runs'>,
    disabled: ReadonlySet<string>,
    { onProgress, signal, password }: RunOptions,
  ): Promise<ParsedFile> {
    const { vault, reader } = this.context
    const bytes = await vault.read(householdId, batch.file.sha256)
    const options = {
      // What was previewed is read by the same importer again.
      importer: batch.importer?.id,
      mapping: batch.settings.mapping,
      password,
      extract: keepingText(vault, householdId, batch.file.sha256),
      signal,
      onRows: (done: number) => onProgress?.({ phase: 'reading', done, total: null }),
      disabled,
      onRun: (run: PluginRun) => void runs.push(run),
    }
    const guessed = await reader.handle({ ...batch.file, bytes }, options)
    const mapping = options.mapping ? undefined : await this.#knownMapping(householdId, guessed)
    const again = { ...options, importer: guessed.importer.id, mapping }
    const file = mapping ? await reader.handle({ ...batch.file, bytes }, again) : guessed
    // The commit reads it as the preview did, whatever is remembered in between.
    if (mapping) batch.settings = { ...batch.settings, mapping }
    signal?.throwIfAborted()
    return file
  }

  /** What a person said about the columns of such a table before, which counts for more than a guess. */
  async #knownMapping(householdId: number, { table }: ParsedFile): Promise<ColumnMapping | undefined> {
    const signature = signatureOf(table)
    if (table === null || signature === '') return undefined
    return this.context.gateway.database.read(householdId, (queries) => findMapping(queries, signature))
  }

  async #write(householdId: number, reading: Reading, actor: Actor, options: RunOptions): Promise<Committed> {
    const { batch, file, today } = reading
    const { gateway, chooser: anew } = this.context
    const origin = {
      actor,
      cause: 'import.committed',
      summary: `Imported ${batch.file.name}`,
      causation: options.causation,
    }
    options.onProgress?.({ phase: 'matching', done: 0, total: file.book?.entries.length ?? file.rows.length })
    if (file.book) {
      const work = (changes: ChangeSet) => this.#writeBook(changes, reading, file.book!, options)
      const { result, changeSetId } = await gateway.change(householdId, origin, work)
      return { ...result, changeSetId }
    }
    if (!isUnderstood(file.table)) throw new ColumnsUnknownException()
    const chooser = anew?.remembering()
    const plan = await planAhead(gateway.database, householdId, (queries) =>
      planImport(queries, file, batch.settings, { today, chooser }),
    )
    const { result, changeSetId } = await gateway.change(householdId, origin, async (changes) =>
      this.#writeRows(changes, reading, await plan(changes), options),
    )
    return { ...result, changeSetId }
  }

  async #writeBook(
    changes: ChangeSet,
    { batch, file, baseCurrency, today, runs }: Reading,
    book: NonNullable<ParsedFile['book']>,
    { causation }: RunOptions,
  ): Promise<Omit<Committed, 'changeSetId'>> {
    const plan = await planBook(changes, { baseCurrency, today }, file, book, batch.settings)
    await keepRuns(changes.operational, runs)
    await announceCommit(changes.operational, batch.id, plan.counts, causation)
    return commitBook(changes, batch, plan, this.context.gateway.clock.now())
  }

  async #writeRows(
    changes: ChangeSet,
    { batch, file, runs }: Reading,
    plan: ImportPlan,
    { onProgress, signal, causation }: RunOptions,
  ): Promise<Omit<Committed, 'changeSetId'>> {
    const now = this.context.gateway.clock.now()
    refuseUnplaced(plan)
    signal?.throwIfAborted()
    onProgress?.({ phase: 'writing', done: 0, total: plan.counts.new })
    await writeImport(changes, plan, { batchId: batch.id, now })
    await linkSureTransfers(changes, batch.id, arrivalsOf(plan))
    await keepOutcome(changes, batch.id, plan, now)
    await keepRuns(changes.operational, runs)
    const { mapping } = batch.settings
    if (mapping && file.table) await rememberMapping(changes.operational, signatureOf(file.table), mapping)
    await announceCommit(changes.operational, batch.id, plan.counts, causation)
    return { counts: plan.counts, issues: plan.issues }
  }

  /** A failure of a run is kept with the import, so that a person finds it there. */
  async #orFail<T>(
    householdId: number,
    batchId: number,
    { causation }: RunOptions,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!isQuestion(error)) await keepFailure(this.context.gateway, { householdId, batchId, causation }, error)
      throw error
    }
  }
}

/** What is left to do is for a person, so the import waits with its preview instead of having failed. */
const isQuestion = (error: unknown) =>
  error instanceof AccountsMissingException || error instanceof ColumnsUnknownException

/** In the transaction that there is anyway: a transaction of its own costs more than what it keeps. */
async function keepRuns(writes: Writes, runs: readonly PluginRun[]): Promise<void> {
  for (const run of runs) await keepPluginRun(writes, run)
}

function arrivalsOf({ rows, accounts }: ImportPlan): Arrival[] {
  return rows
    .filter(({ verdict }) => verdict.outcome === 'new')
    .map(({ row, account, minor }) => ({
      accountId: accounts[account].target!.id,
      occurredOn: row.occurredOn,
      minor,
      text: () => bankText(row),
    }))
}

function refuseUnplaced({ accounts, accountOf, file }: ImportPlan): void {
  const used = new Set(file.rows.map((row) => accountOf[row.statement]))
  const unplaced = accounts.filter(({ target }, at) => target === null && used.has(at))
  if (unplaced.length > 0) throw new AccountsMissingException(unplaced.map(({ key }) => key))
}
