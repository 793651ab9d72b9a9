import type { Book, PostingColumns } from './book.js'
/**
 * The start of a file, enough to recognise its format. `text` holds at most the first 65,536 characters, already decoded.
 *
 * @example
 * const looksLikeOfx = (head: FileHead) => head.text.includes('<OFX>')
 */
export interface FileHead {
  name: string
  /** In bytes. */
  size: number
  /** The character set the bytes were read by, such as `utf-8` or `windows-1252`; `binary` for what is not text, see `bytesOf`. */
  encoding: string
  text: string
}

/**
 * How sure an importer is that a file is its own: 0 is "no", 1 is "certainly". The surest importer gets the file; `reason` is shown
 * when the user asks why.
 *
 * @example
 * const detection: Detection = { confidence: 0.95, reason: 'It begins with an OFX header.' }
 */
export interface Detection {
  confidence: number
  reason?: string
}

/**
 * A whole file, decoded to text.
 *
 * @example
 * const lines = (file: ImportFile) => file.text.split('\n').length
 */
export interface ImportFile {
  name: string
  /** In bytes. */
  size: number
  encoding: string
  text: string
}

/**
 * The bytes of a file that is not text: its encoding is `binary`, and each character of `text` is one byte.
 *
 * @example
 * const isZip = (file: ImportFile) => file.encoding === 'binary' && bytesOf(file)[0] === 0x50
 */
export function bytesOf({ text }: Pick<ImportFile, 'text'>): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index)
  return bytes
}

/**
 * Which column of a table means what, by zero-based index. As an option it overrides the importer's own guess field by field; in a
 * result it is that guess. Amount is one signed column, or a pair of debit and credit columns, or one column and a direction word.
 *
 * @example
 * const mapping: ColumnMapping = { date: 0, date_order: 'dmy', payee: [3], amount: 5, decimal: ',' }
 */
export interface ColumnMapping {
  delimiter?: ',' | ';' | '\t' | '|'
  /** Zero-based row of the column names; null where the file has none. */
  header_row?: number | null
  date?: number
  date_order?: 'ymd' | 'dmy' | 'mdy'
  value_date?: number | null
  amount?: number | null
  debit?: number | null
  credit?: number | null
  /** A column that says by a word or sign whether money came in or went out. */
  direction?: number | null
  decimal?: '.' | ','
  /** True where the file counts spending as positive, as many card statements do. */
  inverted?: boolean
  balance?: number | null
  currency?: number | null
  /** For files without a currency column: ISO 4217 code of every amount. */
  currency_code?: string | null
  account?: number | null
  payee?: number[]
  memo?: number[]
  external_id?: number | null
  counterparty?: number | null
  category?: number | null
  check_number?: number | null
  status?: number | null
}

/**
 * What Florin and the user ask of an importer beside the file itself.
 *
 * @example
 * const options: ParseOptions = { mapping: { date_order: 'dmy' } }
 */
export interface ParseOptions {
  mapping?: ColumnMapping
  /** For files that are locked. */
  password?: string
}

/**
 * The account a statement belongs to, as the file names it; null for what it does not say.
 *
 * @example
 * const account: StatementAccount = { id: 'DE12500105170648489890', name: null, currency: 'EUR', kind: 'checking' }
 */
export interface StatementAccount {
  /** The number that identifies the account at its bank: IBAN, account or card number. */
  id: string | null
  name: string | null
  /** The code of ISO 4217 as the file writes it; Florin itself looks to capitals and blanks. */
  currency: string | null
  kind?: 'checking' | 'savings' | 'credit_card' | 'loan' | 'investment' | null
  /** The bank's code or name. */
  institution?: string | null
}

/**
 * One account's part of a file. Balances are decimal strings from the account holder's view: what one owes is negative.
 * A statement without transactions is a good statement.
 *
 * @example
 * const statement: Statement = {
 *   account: { id: '999988', name: null, currency: 'USD' }, opening_balance: null, closing_balance: '200.29',
 * }
 */
export interface Statement {
  account: StatementAccount
  opening_balance: string | null
  closing_balance: string | null
}

/**
 * Something the user should know about a line, without which the rest is still right. `line` is 1-based, null for the whole file.
 *
 * @example
 * const issue: Issue = { line: 12, code: 'invalid_date', message: 'Line 12: "31/02/2024" is no date, the row is left out.' }
 */
export interface Issue {
  line: number | null
  code: string
  message: string
}

/**
 * What moved when an entry of an investment account is not a booking of cash: bought, sold, reinvested, paid out, transferred.
 * Quantities and prices are decimal strings, negative units left the account; `total` is its effect on cash as the broker states it.
 * A split that does not say how many units it adds has a `ratio` instead: `3:2` where two units become three.
 *
 * @example
 * const trade: Trade = {
 *   action: 'buy', on: '2024-05-02', security: 'US0378331005', units: '3', unit_price: '190.10', total: '-571.25',
 * }
 */
export interface Trade {
  action: string
  on: string
  settled_on?: string
  security: string | null
  security_name?: string
  units: string | null
  unit_price: string | null
  total: string | null
  commission?: string
  fees?: string
  ratio?: string
}

/**
 * A part of a transaction, for files that say how an amount is divided. Its `amount` is signed like the whole, and the parts of a
 * transaction should add up to it; a part that moved money to another account of the file names that account instead of a category.
 *
 * @example
 * const part: Split = { amount: '-15.00', category: 'Food:Groceries', memo: 'bread' }
 */
export interface Split {
  amount: string
  category?: string
  transfer_account?: string
  memo?: string
}

/**
 * One transaction, seen from the account holder: money in is positive. Amounts are decimal strings such as `-42.10`, dates are
 * `YYYY-MM-DD` as written in the file, without shifting time zones. Text that the file does not have is the empty string.
 *
 * An entry with a `trade` moves securities and books no cash (`amount` is `0`); all it says stands in the trade. Its `date` is empty
 * where the format gives such entries no booking date beside the day of the trade.
 *
 * @example
 * const coffee: Transaction = {
 *   statement: 0, line: 7, date: '2024-03-01', amount: '-4.20', payee: 'Kaffeehaus', memo: '', external_id: '',
 * }
 */
export interface Transaction {
  /** Index into the result's statements. */
  statement: number
  /** 1-based line of the file where it begins. */
  line: number
  date: string
  amount: string
  payee: string
  memo: string
  /** Unique within its account and stable between exports, or empty: Florin then recognises the row by its content. */
  external_id: string
  /** Only where it differs from the account's; as the file writes it. */
  currency?: string
  status?: 'posted' | 'pending'
  value_date?: string
  counterparty?: string
  check_number?: string
  category?: string
  /** The name of the other account, where the file calls this a transfer between accounts of one person. */
  transfer_account?: string
  /** What the payment is for, where the memo is text with codes: the memo then keeps all of it, as the bank wrote it. */
  purpose?: string
  splits?: Split[] | null
  trade?: Trade | null
}

/** A column of a batch: the values of one field for all its rows. */
type ColumnOf<T> = Exclude<T, undefined>[]

/**
 * Many transactions as one array a field, all equally long: a tenth of the cost of objects when they leave the sandbox. The seven
 * fields every transaction has are always there, the others only where a row has them (`''` or null for rows that do not).
 *
 * @example
 * const batch: TransactionColumns = {
 *   statement: [0], line: [2], date: ['2024-03-01'], amount: ['-4.20'], payee: ['Kaffeehaus'], memo: [''], external_id: [''],
 * }
 */
export type TransactionColumns = {
  [Field in keyof Transaction]: ColumnOf<Transaction[Field] | (undefined extends Transaction[Field] ? '' : never)>
}

/**
 * A column of a table, so that a person can check the mapping.
 *
 * @example
 * const column: SourceColumn = { index: 0, header: 'Buchungstag', samples: ['22.02.18', '21.02.18'] }
 */
export interface SourceColumn {
  index: number
  header: string
  samples: string[]
}

/**
 * What parsing comes to beside the batches of transactions.
 *
 * @example
 * const result: ParseResult = { statements: [], issues: [{ line: null, code: 'nothing_to_import', message: 'It is empty.' }] }
 */
export interface ParseResult {
  statements: Statement[]
  issues: Issue[]
  /** For tables: the columns and what they were taken for. */
  columns?: SourceColumn[]
  guessed?: ColumnMapping
  /** For whole books of another program; `statements` is then empty. */
  book?: Book
}

/**
 * Takes transactions out of the sandbox. Call it every few thousand rows (`TransactionBatch` does), so that a large file never sits
 * in the plugin's memory twice.
 *
 * @example
 * const count = (emit: Emit, columns: TransactionColumns) => emit.transactions(columns)
 */
export interface Emit {
  transactions(columns: TransactionColumns): void
  /** For whole books, whose result has a `book`; `BookWriter` does it. */
  postings(columns: PostingColumns): void
}

/**
 * Reads one family of bank files. Both methods are pure: the same file gives the same answer, and `parse` throws a `PluginError`
 * that names what is wrong when nothing of the file can be read.
 *
 * @example
 * const importer: Importer = {
 *   detect: (head) => ({ confidence: head.text.startsWith('!Type:') ? 1 : 0 }),
 *   parse: (file, options, emit) => ({ statements: [], issues: [] }),
 * }
 */
export interface Importer {
  detect(head: FileHead): Detection
  parse(file: ImportFile, options: ParseOptions, emit: Emit): ParseResult | Promise<ParseResult>
}
