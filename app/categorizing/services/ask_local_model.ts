import { limitsOfMethod } from '#plugins/call_limits'
import { buildRequest, checkReply } from '#plugins/contract'
import { PluginFailedException } from '#plugins/exceptions'
import type { LoadedPlugin, PluginRegistry } from '#plugins/registry'
import type { PluginRun, Sandbox } from '#plugins/sandbox'
import type { CategoryChoice, CategoryGuess, LearnRequest, MethodName, Methods, TransactionsToCategorize } from '#sdk'
import { eachColumn } from '../domain/columns.js'

/** The plugin that learns from a household; it ships with Florin and is pure, so it needs no instance. */
export const LOCAL_CATEGORIZER = 'local_categorizer'
/** What the model is asked about at once: each call starts an isolate and reads the model, which costs as much as 1,000 rows. */
const ROWS_AT_ONCE = 5_000
/** Texts of banks are short; where they are not, fewer rows have to fit into the isolate. */
const CHARS_AT_ONCE = 2_000_000
/** The sandbox runs as many calls side by side. */
const CALLS_AT_ONCE = 2

export interface ModelCallOptions {
  signal?: AbortSignal
  onRun?: (run: PluginRun) => void
}

/** Runs the bundled model in the sandbox: wherever there is one, in the server, in the import thread and in commands. */
export class LocalModel {
  constructor(
    private readonly sandbox: Sandbox,
    private readonly registry: Pick<PluginRegistry, 'find'>,
  ) {}

  /** Null where the plugin cannot be loaded. */
  get version(): string | null {
    return this.registry.find(LOCAL_CATEGORIZER)?.manifest.version ?? null
  }

  async learn(request: LearnRequest, options: ModelCallOptions = {}): Promise<string> {
    return (await this.#call('categorizer.learn', request, options)).model
  }

  /** A guess, or null, for every row; any number of rows. */
  async categorize(
    transactions: TransactionsToCategorize,
    categories: CategoryChoice[],
    model: string | null,
    options: ModelCallOptions = {},
  ): Promise<(CategoryGuess | null)[]> {
    const pages = pagesOf(transactions)
    const guesses = new Array<(CategoryGuess | null)[]>(pages.length)
    let next = 0
    const work = async () => {
      for (let page = next++; page < pages.length; page = next++) {
        const { from, to } = pages[page]!
        const some = eachColumn(transactions, (column) => column.slice(from, to))
        const request = { transactions: some, categories, model }
        guesses[page] = (await this.#call('categorizer.categorize', request, options)).guesses
      }
    }
    await Promise.all(Array.from({ length: CALLS_AT_ONCE }, work))
    return guesses.flat()
  }

  async #call<M extends MethodName>(
    method: M,
    request: Methods[M]['request'],
    { signal, onRun }: ModelCallOptions,
  ): Promise<Methods[M]['reply']> {
    const { manifest, bundle } = this.#plugin()
    const json = buildRequest(method, request)
    const { value } = await this.sandbox.invoke({
      bundle,
      method,
      request: json,
      limits: limitsOfMethod(method),
      signal,
      onRun,
    })
    return checkReply(manifest.id, method, value, request)
  }

  #plugin(): LoadedPlugin {
    const plugin = this.registry.find(LOCAL_CATEGORIZER)
    if (plugin) return plugin
    throw new PluginFailedException('not_found', 'The model for categories is not installed.', LOCAL_CATEGORIZER)
  }
}

function pagesOf(transactions: TransactionsToCategorize): { from: number; to: number }[] {
  const chars = new Uint32Array(transactions.date.length)
  eachColumn(transactions, (column) => {
    for (const [row, text] of column.entries()) chars[row]! += text.length
    return column
  })
  const pages: { from: number; to: number }[] = []
  let [from, filled] = [0, 0]
  for (const [row, length] of chars.entries()) {
    if (row > from && (row - from === ROWS_AT_ONCE || filled + length > CHARS_AT_ONCE)) {
      pages.push({ from, to: row })
      ;[from, filled] = [row, 0]
    }
    filled += length
  }
  if (from < chars.length) pages.push({ from, to: chars.length })
  return pages
}
