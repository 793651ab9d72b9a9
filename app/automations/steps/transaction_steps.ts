import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import { exactDecimal, formatAmount, multiplier, parseAmount } from '#core/money'
import { isPlainDate } from '#core/plain_date'
import { dayWords, decimalMoneyWords } from '#core/words'
import type { Queries } from '#database/database'
import { type MachineField, maySet, readProvenance, type Setter } from '#ledger/domain/provenance'
import { editTransaction, type TransactionEdit } from '#ledger/services/edit_transaction'
import { tagNames } from '#ledger/services/name_rows'
import { postTransaction, type TransactionInput } from '#ledger/services/post_transaction'
import { StepFailedException } from '../exceptions.js'
import { numberIn, requiredNumber, requiredText, textIn, textsIn } from './inputs.js'
import type { OnceStep, StepContext, StepInput } from './step.js'

const setterOf = ({ automation }: StepContext): Setter => ({ by: 'rule', label: automation.name })

interface Target {
  id: number
  provenance: string | null
}

/** The transaction that set the run off, unless another one is named. */
async function targetOf(queries: Queries, input: StepInput, { event }: StepContext): Promise<Target> {
  const own = (event.transaction as { id?: number } | undefined)?.id
  const id = numberIn(input, 'transaction') ?? own
  if (id === undefined) throw new StepFailedException('No transaction set this off, so the step has to name one.')
  const row = await queries.first<Target>('SELECT id, provenance FROM transactions WHERE id = ?', [id])
  if (!row) throw new StepFailedException(`There is no transaction ${id} any more.`)
  return row
}

const machineFields = [
  ['category_id', 'category'],
  ['payee', 'payee'],
  ['memo', 'memo'],
  ['note', 'note'],
] as const satisfies [keyof TransactionEdit, MachineField][]

/** What is asked for, less what a person has set. */
function editOf(input: StepInput, target: Target, setter: Setter) {
  const wanted: TransactionEdit = {
    category_id: numberIn(input, 'category_id'),
    payee: textIn(input, 'payee'),
    memo: textIn(input, 'memo'),
    note: textIn(input, 'note'),
    reviewed: input.reviewed as boolean | undefined,
  }
  const provenance = readProvenance(target.provenance)
  const blocked: MachineField[] = []
  for (const [name, field] of machineFields) {
    if (wanted[name] === undefined || input.overwrite === true || maySet(provenance, field, setter)) continue
    blocked.push(field)
    wanted[name] = undefined
  }
  return { edit: wanted, blocked }
}

export const editTransactionStep: OnceStep = {
  use: 'edit_transaction@1',
  async inside(changes, input, context) {
    const target = await targetOf(changes, input, context)
    const { edit, blocked } = editOf(input, target, setterOf(context))
    const tags = await tagsAfter(changes, target.id, input)
    const changed = await editTransaction(changes, target.id, { ...edit, tags }, setterOf(context), context.now)
    return { transaction: target.id, changed, blocked }
  },
  async plan(queries, input, context) {
    const target = await targetOf(queries, input, context)
    const { edit, blocked } = editOf(input, target, setterOf(context))
    const parts = [
      ...(await editWords(queries, edit)),
      ...(textsIn(input, 'add_tags') ?? []).map((tag) => `add the tag ${tag}`),
      ...(textsIn(input, 'remove_tags') ?? []).map((tag) => `remove the tag ${tag}`),
    ]
    const kept = blocked.length > 0 ? ` A person set ${blocked.join(', ')}, which stays.` : ''
    const summary = parts.length === 0 ? 'Would change nothing.' : `Would ${parts.join(', ')}.`
    return { summary: summary + kept, output: { transaction: target.id, changed: parts.length > 0, blocked } }
  },
}

async function editWords(queries: Queries, { reviewed, ...edit }: TransactionEdit): Promise<string[]> {
  const category =
    edit.category_id &&
    (await queries.first<{ name: string }>('SELECT name FROM accounts WHERE id = ?', [edit.category_id]))
  const named = Object.entries({ ...edit, category_id: undefined }).filter(([, value]) => value !== undefined)
  return [
    ...(category ? [`set the category to ${category.name}`] : []),
    ...named.map(([name, value]) => `set the ${name} to “${String(value)}”`),
    ...(reviewed === undefined ? [] : [`mark it as ${reviewed ? '' : 'not '}reviewed`]),
  ]
}

async function tagsAfter(changes: ChangeSet, id: number, input: StepInput): Promise<string[] | undefined> {
  const [added, removed] = [textsIn(input, 'add_tags'), textsIn(input, 'remove_tags')]
  if (!added && !removed) return undefined
  const gone = new Set((removed ?? []).map((name) => name.toLowerCase()))
  const names = await tagNames(changes, id)
  return [...names.filter((name) => !gone.has(name.toLowerCase())), ...(added ?? [])]
}

async function draftOf(
  queries: Queries,
  input: StepInput,
  { today }: StepContext,
): Promise<TransactionInput & { currency: string }> {
  const accountId = requiredNumber(input, 'account_id')
  const account = await queries.first<{ code: string; scale: number }>(
    'SELECT c.code, c.scale FROM accounts a JOIN commodities c ON c.id = a.commodity_id WHERE a.id = ?',
    [accountId],
  )
  if (!account) throw new StepFailedException('There is no such account.')
  const day = textIn(input, 'occurred_on') || today
  if (!isPlainDate(day)) throw new StepFailedException(`"${day.slice(0, 40)}" is no day such as 2026-03-31.`)
  const optional = {
    payee: textIn(input, 'payee'),
    memo: textIn(input, 'memo'),
    note: textIn(input, 'note'),
    tags: textsIn(input, 'tags'),
    status: input.status as TransactionInput['status'],
    category_id: numberIn(input, 'category_id'),
    transfer_account_id: numberIn(input, 'transfer_account_id'),
  }
  return {
    occurred_on: day,
    account_id: accountId,
    amount: shareOf(requiredText(input, 'amount'), input.percent as number | undefined, account.scale),
    currency: account.code,
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as Partial<
      typeof optional
    >),
  }
}

/** A percentage of an amount, rounded to the smallest unit of the account's currency. */
function shareOf(text: string, percent: number | undefined, scale: number): string {
  const [decimal] = text.split(' ')
  const minor = parseAmount(decimal, scale)
  if (percent === undefined) return formatAmount(minor, scale)
  const { digits, decimals } = exactDecimal(String(percent))
  const share = multiplier({ numerator: digits, denominator: 100n * 10n ** BigInt(decimals) })(minor)
  return formatAmount(share, scale)
}

export const createTransactionStep: OnceStep = {
  use: 'create_transaction@1',
  async inside(changes, input, context) {
    const { currency, ...draft } = await draftOf(changes, input, context)
    const actor: Actor = { kind: 'automation', id: null, label: context.automation.name }
    const id = await postTransaction(changes, draft, actor, context.now)
    return { transaction: id, amount: draft.amount, currency, occurred_on: draft.occurred_on }
  },
  async plan(queries, input, context) {
    const { amount, currency, occurred_on, payee, transfer_account_id } = await draftOf(queries, input, context)
    const what = transfer_account_id === undefined ? (payee ?? 'a transaction') : 'a transfer'
    const summary = `Would enter ${what} of ${decimalMoneyWords(amount, currency)} on ${dayWords(occurred_on)}.`
    return { summary, output: { amount, currency, occurred_on } }
  },
}
