import type { ParseOptions, ParseResult, PostingColumns, TransactionColumns } from '#sdk'
import { LARGEST_TEXT_CHARS, limitsForFile, QUICK_CALL } from '../call_limits.js'
import {
  checkColumns,
  checkDetection,
  checkParseResult,
  checkPostings,
  detectRequest,
  parseRequest,
} from '../contract.js'
import { decodeText, type DecodedText } from '../domain/decode_text.js'
import { KnownTables } from '../domain/known_tables.js'
import { PluginFailedException, UnknownFormatException } from '../exceptions.js'
import type { LoadedPlugin, PluginRegistry } from '../registry.js'
import type { PluginRun, Sandbox } from '../sandbox.js'
import { extractPdf, type ExtractPdf } from './extract_pdf.js'

export interface StatementFile {
  name: string
  bytes: Uint8Array
  /** The id of an importer; without it, the importers are asked. */
  importer?: string
  options?: ParseOptions
  signal?: AbortSignal
  /** Takes the text out of documents; without it, a process of its own does. */
  extract?: ExtractPdf
  /** Plugins that are switched off; they are not asked. */
  disabled?: ReadonlySet<string>
  /** Hears how the importer fared; detection does not count. */
  onRun?: (run: PluginRun) => void
}

export interface StatementReading extends ParseResult {
  importer: { id: string; name: string; version: string }
  /** The character set it was decoded by. */
  encoding: string
}

/** Get every batch as it arrives, checked. */
interface Readers {
  onColumns(columns: TransactionColumns): void
  /** For whole books; without it they are refused. */
  onPostings?(columns: PostingColumns): void
}

const HEAD_CHARS = 65_536
const LEAST_CONFIDENCE = 0.01
const SURE = 0.7

interface Answer {
  plugin: LoadedPlugin
  confidence: number
}

/** Reads a bank's file in the sandbox: decodes it, finds its importer, and hands on the transactions a batch at a time. */
export class ReadStatementFile {
  readonly #tables = new KnownTables()

  constructor(
    private readonly sandbox: Sandbox,
    private readonly registry: Pick<PluginRegistry, 'ofKind'> & Partial<Pick<PluginRegistry, 'freshen'>>,
  ) {}

  /** Which importers would be asked, by the hashes of what they consist of. */
  async importers(disabled: ReadonlySet<string>): Promise<string> {
    await this.registry.freshen?.()
    return this.#asked(disabled)
  }

  /** Throws where the file cannot be read, saying why. */
  async handle(file: StatementFile, onColumns: Readers['onColumns'], onPostings?: Readers['onPostings']) {
    return this.#read(file, { onColumns, onPostings })
  }

  async #read(file: StatementFile, readers: Readers): Promise<StatementReading> {
    const decoded = await this.#decode(file)
    if (decoded.text.length > LARGEST_TEXT_CHARS) {
      const millions = LARGEST_TEXT_CHARS / 1_000_000
      throw new PluginFailedException(
        'limit_exceeded/input',
        `The file has more than ${millions} million characters.`,
        file.importer ?? '',
      )
    }
    await this.registry.freshen?.()
    const plugin = file.importer ? this.#named(file.importer, file.disabled) : await this.#recognise(file, decoded)
    const result = await this.#parse(plugin, file, decoded, readers)
    const { id, name, version } = plugin.manifest
    if (!file.importer) {
      const table = { importer: id, columns: result.columns }
      this.#tables.remember({ name: file.name, text: decoded.text }, this.#asked(file.disabled), table)
    }
    return { importer: { id, name, version }, encoding: decoded.encoding, ...result }
  }

  /** Documents are read outside the sandbox, where their readers have no room; importers get their text and where it stands. */
  async #decode({ bytes, options, signal, extract = extractPdf }: StatementFile): Promise<DecodedText> {
    if (!isPdf(bytes)) return decodeText(bytes)
    const pages = await extract(bytes, options?.password, signal)
    return { text: JSON.stringify(pages), encoding: 'pdf' }
  }

  #importers(disabled: ReadonlySet<string> = new Set()): LoadedPlugin[] {
    return this.registry.ofKind('importer').filter(({ manifest }) => !disabled.has(manifest.id))
  }

  #named(id: string, disabled?: ReadonlySet<string>): LoadedPlugin {
    const plugin = this.#importers(disabled).find(({ manifest }) => manifest.id === id)
    if (!plugin) throw new UnknownFormatException(`There is no importer "${id}".`)
    return plugin
  }

  #recognise(file: StatementFile, decoded: DecodedText): Promise<LoadedPlugin> | LoadedPlugin {
    const known = this.#tables.importerOf({ name: file.name, text: decoded.text }, this.#asked(file.disabled))
    return known === undefined ? this.#detect(file, decoded) : this.#named(known, file.disabled)
  }

  #asked(disabled?: ReadonlySet<string>): string {
    return this.#importers(disabled)
      .map(({ bundle }) => bundle.hash)
      .join()
  }

  /** The surest importer. Those whose formats have the file's extension are asked first, the others when none of them is sure. */
  async #detect(file: StatementFile, decoded: DecodedText): Promise<LoadedPlugin> {
    const importers = this.#importers(file.disabled)
    const likely = importers.filter((plugin) => readsExtension(plugin, file.name))
    const others = importers.filter((plugin) => !likely.includes(plugin))
    const answers: Answer[] = []
    let failure: unknown
    for (const group of [likely, others]) {
      const settled = await Promise.allSettled(group.map((plugin) => this.#ask(plugin, file, decoded)))
      // One that fails to answer is left aside: the others may still know the file.
      for (const each of settled) {
        if (each.status === 'fulfilled') answers.push(each.value)
        else failure ??= each.reason
      }
      if (answers.some(({ confidence }) => confidence >= SURE)) break
    }
    const [best] = answers.sort((x, y) => y.confidence - x.confidence)
    if (best && best.confidence >= LEAST_CONFIDENCE) return best.plugin
    // The one that failed may be the one that knows it.
    if (failure) throw failure as Error
    throw new UnknownFormatException('No importer recognises this file.')
  }

  async #ask(plugin: LoadedPlugin, file: StatementFile, { text, encoding }: DecodedText): Promise<Answer> {
    const { value } = await this.sandbox.invoke({
      bundle: plugin.bundle,
      method: 'importer.detect',
      request: detectRequest({ head: describe(file, encoding) }),
      text: text.slice(0, HEAD_CHARS),
      limits: QUICK_CALL,
      signal: file.signal,
    })
    return { plugin, confidence: checkDetection(plugin.manifest.id, value).confidence }
  }

  async #parse(plugin: LoadedPlugin, file: StatementFile, { text, encoding }: DecodedText, readers: Readers) {
    const { manifest, bundle } = plugin
    let highest = -1
    const { value } = await this.sandbox.invoke({
      bundle,
      method: 'importer.parse',
      request: parseRequest({ file: describe(file, encoding), options: file.options ?? {} }),
      text,
      limits: limitsForFile(text.length, bundle),
      onBatch: (body) => {
        if (body.startsWith('{"entry"')) return receivePostings(manifest.id, body, readers)
        const columns = checkColumns(manifest.id, body)
        for (const statement of columns.statement) if (statement > highest) highest = statement
        readers.onColumns(columns)
      },
      signal: file.signal,
      onRun: file.onRun,
    })
    const result = checkParseResult(manifest.id, value)
    const count = result.statements.length
    if (highest < count) return result
    throw new PluginFailedException('internal', `The plugin names statement ${highest}, but has ${count}.`, manifest.id)
  }
}

function receivePostings(pluginId: string, body: string, { onPostings }: Readers) {
  if (!onPostings) throw new PluginFailedException('unsupported', 'Whole books cannot be read here.', pluginId)
  onPostings(checkPostings(pluginId, body))
}

/** The mark may stand a little behind the beginning. */
const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')

const describe = ({ name, bytes }: StatementFile, encoding: string) => ({
  name: name.slice(0, 400),
  size: bytes.byteLength,
  encoding,
})

function readsExtension({ manifest }: LoadedPlugin, fileName: string): boolean {
  const formats = manifest.contributes.importer?.formats ?? []
  return formats.some(({ extensions }) => extensions.some((extension) => fileName.toLowerCase().endsWith(extension)))
}
