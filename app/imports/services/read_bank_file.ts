import { checkColumns, checkDetection, checkParseResult } from '#plugins/contract'
import { limitsForFile, QUICK_CALL } from '#plugins/call_limits'
import { PluginFailedException } from '#plugins/exceptions'
import type { LoadedPlugin, PluginRegistry } from '#plugins/registry'
import type { Sandbox } from '#plugins/sandbox'
import type { ParseResult, TransactionColumns } from '#sdk'
import type { BankRow } from '../domain/bank_row.js'
import type { FileTable, ParsedFile } from '../domain/parsed_file.js'

const HEAD_CHARS = 65_536

export interface FileContent {
  name: string
  bytes: Uint8Array
}

export interface ReadOptions {
  mapping?: Record<string, unknown>
  signal?: AbortSignal
}

/** Decodes a file, finds the importer that knows it best, and has it read the file inside the sandbox. */
export class ReadBankFile {
  constructor(
    private readonly sandbox: Sandbox,
    private readonly registry: PluginRegistry,
  ) {}

  async handle({ name, bytes }: FileContent, { mapping, signal }: ReadOptions = {}): Promise<ParsedFile> {
    const { text, encoding } = decode(bytes)
    const file = { name, size: bytes.byteLength, encoding }
    const plugin = await this.#detect(file, text.slice(0, HEAD_CHARS), signal)
    const rows: BankRow[] = []
    const reply = await this.sandbox.invoke({
      bundle: plugin.bundle,
      method: 'importer.parse',
      request: JSON.stringify({ file, options: mapping === undefined ? {} : { mapping } }),
      text,
      limits: limitsForFile(text.length),
      onBatch: (body) => appendRows(rows, checkColumns(plugin.manifest.id, body)),
      signal,
    })
    return toParsedFile(plugin, checkParseResult(plugin.manifest.id, reply.value), rows)
  }

  async #detect(file: object, text: string, signal?: AbortSignal): Promise<LoadedPlugin> {
    const found = await Promise.all(
      this.registry.ofKind('importer').map(async (plugin) => {
        const { value } = await this.sandbox.invoke({
          bundle: plugin.bundle,
          method: 'importer.detect',
          request: JSON.stringify({ head: file }),
          text,
          limits: QUICK_CALL,
          signal,
        })
        return { plugin, confidence: checkDetection(plugin.manifest.id, value).confidence }
      }),
    )
    const [best] = found.sort((a, b) => b.confidence - a.confidence)
    if (!best || best.confidence === 0) throw new PluginFailedException('unsupported', 'No importer knows this kind of file.', '')
    return best.plugin
  }
}

function decode(bytes: Uint8Array): { text: string; encoding: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    // Bytes that are no UTF-8 are the older encoding of Western banks.
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

/** Columns come out of the sandbox; from here on a row is one thing. */
function appendRows(rows: BankRow[], columns: TransactionColumns): void {
  const { statement, line, date, amount, payee, memo, external_id, currency, status, counterparty, check_number, category, trade } = columns
  for (let at = 0; at < date.length; at++) {
    rows.push({
      number: rows.length + 1,
      statement: statement[at],
      line: line[at],
      occurredOn: date[at],
      amount: amount[at],
      currency: currency?.[at] ?? '',
      payee: payee[at],
      memo: memo[at],
      externalId: external_id[at],
      isPending: status?.[at] === 'pending',
      counterparty: counterparty?.[at] ?? '',
      checkNumber: check_number?.[at] ?? '',
      category: category?.[at] ?? '',
      isTrade: Boolean(trade?.[at]),
    })
  }
}

function toParsedFile({ manifest }: LoadedPlugin, result: ParseResult, rows: BankRow[]): ParsedFile {
  const beyond = rows.find(({ statement }) => statement >= result.statements.length)
  if (beyond) throw new PluginFailedException('internal', `Row ${beyond.number} belongs to no statement of the file.`, manifest.id)
  return {
    importer: { id: manifest.id, name: manifest.name, version: manifest.version },
    statements: result.statements.map(({ account, opening_balance, closing_balance }) => ({
      number: account.id,
      name: account.name,
      currency: account.currency,
      openingBalance: opening_balance,
      closingBalance: closing_balance,
    })),
    rows,
    issues: result.issues,
    table: result.columns ? tableOf(result) : null,
  }
}

function tableOf({ columns, guessed }: ParseResult): FileTable {
  return { columns: columns ?? [], guessed: { ...guessed } }
}
