import { Turns } from '#core/turns'
import type { Row, Value } from '#database/database'
import {
  amount,
  day,
  type Entry,
  instant,
  looseReference,
  oneOf,
  orNull,
  reference,
  RefusedError,
  text,
  yesOrNo,
} from '#portability/services/fields'
import type { Restoring } from '#portability/services/restoring'
import { EntryReader } from '#portability/services/take_entry'
import { matchKey } from '../domain/match_key.js'
import { machineFields, type Provenance, type Setter, writeProvenance } from '../domain/provenance.js'

interface Account {
  id: number
  kind: string
}

interface ReadTransaction {
  told: Entry
  head: Row
  postings: Row[]
  tags: number[]
}

const setters = ['user', 'rule', 'plugin', 'import']

/** Writes some transactions with their postings and tags, by the thousand. */
export async function restoreTransactions(
  restoring: Restoring,
  entries: readonly unknown[],
  first: number,
): Promise<void> {
  const accounts = await restoring.changes.all<Account>(`SELECT id, kind FROM accounts`)
  const reading = new TransactionReader(restoring, new Map(accounts.map((account) => [account.id, account])))
  const turns = new Turns()
  const read: ReadTransaction[] = []
  for (const [at, entry] of entries.entries()) {
    await turns.rest()
    read.push(reading.read(entry, `/transactions/${first + at}`))
  }
  reading.reader.done()
  await write(restoring, read)
}

class TransactionReader {
  readonly reader: EntryReader
  readonly #head
  readonly #posting

  constructor(
    private readonly restoring: Restoring,
    private readonly accounts: ReadonlyMap<number, Account>,
  ) {
    this.reader = new EntryReader(restoring)
    const scaleOf = (code: unknown) => {
      const scale = restoring.find('scale', code)
      if (scale === undefined) throw new RefusedError('is in a currency that is not in the export')
      return scale
    }
    this.#head = {
      occurred_on: day(),
      status: oneOf(['pending', 'posted', 'void']),
      memo: text(),
      note: text(),
      raw_description: text(),
      excluded: yesOrNo(),
      reviewed_at: orNull(instant()),
      flagged_at: orNull(instant()),
      recurring_id: looseReference('recurring_payment'),
      import_id: looseReference('import'),
      currency: reference('commodity'),
    }
    this.#posting = {
      account_id: reference('account'),
      code: reference('commodity'),
      quantity: amount(({ code }) => scaleOf(code)),
      value: amount(({ currency }) => scaleOf(currency)),
      clearing: oneOf(['uncleared', 'cleared', 'reconciled']),
      memo: text(),
    }
  }

  read(entry: unknown, pointer: string): ReadTransaction {
    const told = this.reader.object(entry, pointer)
    const { currency, import_id: importId, ...row } = this.reader.row(told, this.#head, pointer)
    const head = {
      ...row,
      currency_id: currency,
      import_batch_id: importId,
      payee_id: told.payee === null ? null : this.#named('payee', told.payee, `${pointer}/payee`),
      provenance: this.#provenance(told.provenance, `${pointer}/provenance`),
    }
    const list = this.reader.list(told.postings, `${pointer}/postings`)
    const postings = list.map((posting, at) => this.#readPosting(posting, told, head, `${pointer}/postings/${at}`))
    this.#requireBalance(postings, head, `${pointer}/postings`)
    const tags = this.reader.list(told.tags ?? [], `${pointer}/tags`)
    const ids = tags.map((tag, at) => this.#named('tag', tag, `${pointer}/tags/${at}`))
    return { told, head, postings, tags: [...new Set(ids.filter((id) => id !== null))] }
  }

  #readPosting(entry: unknown, { currency }: Entry, head: Row, pointer: string): Row {
    const posting = { ...this.reader.object(entry, pointer), currency }
    const { code, ...row } = this.reader.row(posting, this.#posting, pointer)
    return { ...row, commodity_id: code, occurred_on: head.occurred_on, counted: this.#countedOf(row.account_id, head) }
  }

  #countedOf(accountId: Value, { status, excluded }: Row): number {
    if (status === 'void') return 0
    const kind = this.accounts.get(accountId as number)?.kind
    return excluded === 1 && (kind === 'income' || kind === 'expense') ? 0 : 1
  }

  #requireBalance(postings: readonly Row[], head: Row, pointer: string): void {
    const values = postings.map(({ value }) => value)
    if (!values.every((value) => typeof value === 'number')) return
    if (values.length < 2) this.reader.refuse(pointer, 'has to have at least two postings')
    else if (values.reduce((sum, value) => sum + value, 0) !== 0) this.reader.refuse(pointer, 'does not add up to zero')
    for (const { commodity_id: commodity, quantity, value } of postings)
      if (commodity === head.currency_id && quantity !== value)
        this.reader.refuse(pointer, 'has an amount in the currency of the transaction that is not its value')
  }

  #named(kind: 'payee' | 'tag', name: unknown, pointer: string): number | null {
    const id = typeof name === 'string' ? this.restoring.find(`${kind} name`, matchKey(name)) : undefined
    if (id === undefined) this.reader.refuse(pointer, `names a ${kind} that is not in the export`)
    return id ?? null
  }

  /** Who set what counts on; which rule it was, where that is there again. */
  #provenance(told: unknown, pointer: string): string | null {
    if (told === null || told === undefined) return null
    const entries = Object.entries(this.reader.object(told, pointer)) as [keyof Provenance, Setter][]
    const known = entries.every(([field, setter]) => machineFields.includes(field) && setters.includes(setter?.by))
    if (!known) this.reader.refuse(pointer, 'has to say of fields who set them')
    if (!known) return null
    return writeProvenance(Object.fromEntries(entries.map(([field, setter]) => [field, this.#setter(setter)])))
  }

  #setter({ by, id, label }: Setter): Setter {
    const kind = { rule: 'rule', plugin: 'plugin_instance', import: 'import', user: 'user' }[by]
    const here = id === undefined ? undefined : this.restoring.find(kind, id)
    return { by, ...(here === undefined ? {} : { id: here }), ...(typeof label === 'string' ? { label } : {}) }
  }
}

async function write(restoring: Restoring, read: readonly ReadTransaction[]): Promise<void> {
  const { changes, around } = restoring
  const columns = [...Object.keys(read[0].head), 'recorded_at']
  const heads = read.map(({ head }) => [...Object.values(head), around.now])
  const ids = await changes.insertRows('transactions', columns, heads)
  read.forEach(({ told }, at) => restoring.place('transaction', told.id, ids[at]))
  const names = Object.keys(read[0].postings[0])
  const postings = read.flatMap((transaction, at) =>
    transaction.postings.map((posting, position): Value[] => [
      ids[at],
      position,
      ...names.map((name) => posting[name]),
    ]),
  )
  await changes.insertRows('postings', ['transaction_id', 'position', ...names], postings)
  const tags = read.flatMap((transaction, at) => transaction.tags.map((tag): Value[] => [ids[at], tag]))
  await changes.insertRows('transaction_tags', ['transaction_id', 'tag_id'], tags)
}
