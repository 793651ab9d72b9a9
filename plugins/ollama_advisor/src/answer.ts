import type { Proposal } from '@florin/plugin-sdk'
import type { Knowledge } from './gather.js'

const text = { type: 'string' }
const closed = (properties: object) => ({ type: 'object', properties, required: Object.keys(properties) })

/** What the model has to answer; Ollama holds it to that. Proposals are as flat as small models need them. */
export const ANSWER_FORMAT = closed({
  text,
  proposals: {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        kind: { type: 'string', enum: ['set_category', 'create_rule', 'note'] },
        transaction: text,
        category: text,
        payee_contains: text,
        text,
        reason: text,
      },
      required: ['kind', 'reason'],
    },
  },
})

type Drafted = Record<'kind' | 'transaction' | 'category' | 'payee_contains' | 'text' | 'reason', unknown>

const LONGEST_TEXT = 8_000
const MOST_PROPOSALS = 20

/** The model's words, and those of its proposals that name what there is. A model that ignores the format still has its words. */
export function readAnswer(content: string, knowledge: Knowledge): { text: string; proposals: Proposal[] } {
  let answer: { text?: unknown; proposals?: unknown }
  try {
    answer = JSON.parse(content) as typeof answer
  } catch {
    return { text: content.slice(0, LONGEST_TEXT), proposals: [] }
  }
  const drafted = Array.isArray(answer.proposals) ? (answer.proposals as Drafted[]) : []
  return {
    text: words(answer.text, LONGEST_TEXT),
    proposals: drafted.flatMap((each) => proposalOf(each, knowledge) ?? []).slice(0, MOST_PROPOSALS),
  }
}

function proposalOf(drafted: Drafted, { transactions, categories }: Knowledge): Proposal | undefined {
  const reason = words(drafted.reason, 500)
  if (!reason) return undefined
  if (drafted.kind === 'note') {
    const note = words(drafted.text, 2_000)
    return note ? { kind: 'note', text: note, reason } : undefined
  }
  const category = categories.get(String(drafted.category))
  if (!category) return undefined
  const category_id = String(category.id)
  if (drafted.kind === 'create_rule') {
    const payee = words(drafted.payee_contains, 200)
    const name = `${payee} is ${category.name}`.slice(0, 200)
    return payee ? { kind: 'create_rule', name, payee_contains: payee, category_id, reason } : undefined
  }
  const transaction = transactions.get(String(drafted.transaction))
  if (!transaction) return undefined
  return { kind: 'set_category', transaction_id: String(transaction.id), category_id, reason }
}

const words = (value: unknown, longest: number) => (typeof value === 'string' ? value.trim().slice(0, longest) : '')
