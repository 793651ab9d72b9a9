import { type FieldProblem, InvalidInputException } from '#core/exceptions'
import type { Queries } from '#database/database'
import { loadReferences } from '#rules/services/load_rules'
import { documentProblems } from '../domain/check_document.js'
import { allSteps, type AutomationDocument } from '../domain/document.js'

/** What is wrong with a document in this household, with JSON pointers into it. */
export async function problemsOf(queries: Queries, document: unknown): Promise<FieldProblem[]> {
  const references = await loadReferences(queries)
  const problems = documentProblems(document, references)
  if (problems.length > 0) return problems
  const instances = await queries.all<{ id: number }>('SELECT id FROM plugin_instances')
  const known: Record<string, ReadonlySet<number>> = {
    category_id: references.categories,
    account_id: references.accounts,
    transfer_account_id: references.accounts,
    instance: new Set(instances.map(({ id }) => id)),
  }
  const webhooks = await queries.all<{ id: number }>('SELECT id FROM incoming_webhooks')
  return [
    ...danglingWebhooks(document as AutomationDocument, new Set(webhooks.map(({ id }) => id))),
    ...danglingIds(document as AutomationDocument, known),
  ]
}

/** @throws InvalidInputException */
export async function requireValidDocument(queries: Queries, document: unknown): Promise<AutomationDocument> {
  const problems = await problemsOf(queries, document)
  if (problems.length > 0)
    throw new InvalidInputException(problems.map((problem) => ({ ...problem, pointer: `/document${problem.pointer}` })))
  return document as AutomationDocument
}

const missing: Record<string, string> = {
  category_id: 'There is no such category.',
  account_id: 'There is no such account.',
  transfer_account_id: 'There is no such account.',
  instance: 'No plugin is set up under this id.',
}

function danglingWebhooks({ triggers }: AutomationDocument, known: ReadonlySet<number>): FieldProblem[] {
  return triggers.flatMap((trigger, at) =>
    trigger.type === 'webhook' && !known.has(trigger.webhook_id)
      ? [{ pointer: `/triggers/${at}/webhook_id`, code: 'unknown', message: 'There is no such incoming webhook.' }]
      : [],
  )
}

function danglingIds(document: AutomationDocument, known: Record<string, ReadonlySet<number>>): FieldProblem[] {
  return allSteps(document.steps).flatMap((step) =>
    Object.entries(step.with ?? {}).flatMap(([name, value]): FieldProblem[] =>
      typeof value === 'number' && known[name] && !known[name].has(value)
        ? [
            {
              pointer: `${findStep(document.steps, step.id, '/steps')}/with/${name}`,
              code: 'unknown',
              message: missing[name],
            },
          ]
        : [],
    ),
  )
}

/** The place of a step, wherever it lies; empty when it is not there. */
function findStep(value: unknown, stepId: string, pointer: string): string {
  if (typeof value !== 'object' || value === null) return ''
  if ((value as { id?: unknown; use?: unknown }).id === stepId && 'use' in value) return pointer
  for (const [name, member] of Object.entries(value)) {
    const found = findStep(member, stepId, `${pointer}/${name}`)
    if (found !== '') return found
  }
  return ''
}
