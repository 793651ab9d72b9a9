import { limitsForFile, LARGEST_TEXT_CHARS, QUICK_CALL } from '#plugins/call_limits'
import { checkColumns, checkDetection, checkParseResult } from '#plugins/contract'
import { PluginFailedException, UnknownFormatException } from '#plugins/exceptions'
import type { LoadedPlugin, PluginRegistry } from '#plugins/registry'
import type { Sandbox } from '#plugins/sandbox'
import type { ParseOptions, ParseResult, TransactionColumns } from '#sdk'
import { decodeText, type DecodedText } from '../domain/decode_text.js'
import { FileTooLargeException } from '../exceptions.js'

export interface BankFile {
  name: string
  bytes: Uint8Array
  /** The id of an importer; without it, the importers are asked. */
  importer?: string
  options?: ParseOptions
  signal?: AbortSignal
}

export interface BankFileReading extends ParseResult {
  importer: { id: string; name: string; version: string }
  encoding: string
}

const HEAD_CHARS = 65_536
const LEAST_CONFIDENCE = 0.01

/** Reads a bank's file in the sandbox: decodes it, finds its importer, and hands on the transactions a batch at a time. */
export class ReadBankFile {
  constructor(
    private readonly sandbox: Sandbox,
    private readonly registry: PluginRegistry,
  ) {}

  /** `onColumns` gets every batch as it arrives, checked. Throws a PluginFailedException where the file cannot be read. */
  async handle(file: BankFile, onColumns: (columns: TransactionColumns) => void): Promise<BankFileReading> {
    const decoded = decodeText(file.bytes)
    if (decoded.text.length > LARGEST_TEXT_CHARS) throw new FileTooLargeException(LARGEST_TEXT_CHARS)
    const plugin = file.importer ? this.#named(file.importer) : await this.#detect(file, decoded)
    const result = await this.#parse(plugin, file, decoded, onColumns)
    const { id, name, version } = plugin.manifest
    return { importer: { id, name, version }, encoding: decoded.encoding, ...result }
  }

  #named(id: string): LoadedPlugin {
    const plugin = this.registry.ofKind('importer').find(({ manifest }) => manifest.id === id)
    if (!plugin) throw new UnknownFormatException(`There is no importer "${id}".`)
    return plugin
  }

  /** The surest importer. One that fails to answer is not asked further, the others may still know the file. */
  async #detect(file: BankFile, { text, encoding }: DecodedText): Promise<LoadedPlugin> {
    const head = { name: file.name.slice(0, 400), size: file.bytes.length, encoding }
    const request = JSON.stringify({ head })
    const asked = this.registry.ofKind('importer').map(async (plugin) => {
      const call = { bundle: plugin.bundle, method: 'importer.detect', request, text: text.slice(0, HEAD_CHARS), limits: QUICK_CALL }
      const { value } = await this.sandbox.invoke({ ...call, signal: file.signal })
      return { plugin, confidence: checkDetection(plugin.manifest.id, value).confidence }
    })
    const settled = await Promise.allSettled(asked)
    const answers = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    const failed = settled.find((each) => each.status === 'rejected')
    if (answers.length === 0 && failed) throw failed.reason as Error
    const [best] = answers.sort((a, b) => b.confidence - a.confidence)
    if (!best || best.confidence < LEAST_CONFIDENCE) throw new UnknownFormatException('No importer recognises this file.')
    return best.plugin
  }

  async #parse(plugin: LoadedPlugin, file: BankFile, { text, encoding }: DecodedText, onColumns: (columns: TransactionColumns) => void) {
    const { id } = plugin.manifest
    const stop = new AbortController()
    let broken: unknown
    const onBatch = (body: string) => {
      if (broken) return
      try {
        onColumns(checkColumns(id, body))
      } catch (error) {
        // Thrown to the caller below: here it would reach the process that hands over the batches.
        broken = error
        stop.abort()
      }
    }
    const info = { name: file.name.slice(0, 400), size: file.bytes.length, encoding }
    const request = JSON.stringify({ file: info, options: file.options ?? {} })
    const signal = file.signal ? AbortSignal.any([file.signal, stop.signal]) : stop.signal
    const limits = limitsForFile(text.length)
    try {
      const { value } = await this.sandbox.invoke({ bundle: plugin.bundle, method: 'importer.parse', request, text, limits, onBatch, signal })
      if (broken) throw broken
      return checkParseResult(id, value)
    } catch (error) {
      if (broken && error instanceof PluginFailedException && error.reason === 'cancelled') throw broken
      throw error
    }
  }
}
