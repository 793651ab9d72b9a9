import { test } from '@japa/runner'
import type { AutomationStep } from '#lib/api/automations.ts'
import { comparables, likelyComparison, referencesFor } from '#lib/features/automations/references.ts'
import { stepFields } from '#lib/features/automations/step_fields.ts'
import { skippedWords } from '#lib/features/automations/skipped_words.ts'

const notify = (id: string): AutomationStep => ({ id, use: 'notify@1', with: {} })
const steps: AutomationStep[] = [
  { id: 'sum', use: 'total@1', with: {} },
  { id: 'ask', use: 'approve@1', with: {} },
  {
    id: 'which',
    use: 'choose@1',
    with: { options: [{ if: {}, steps: [{ id: 'left', use: 'balance@1', with: {} }, notify('inner')] }] },
  },
  notify('last'),
]
const textsFor = (id: string) =>
  referencesFor([{ type: 'transaction', on: ['created'] }], steps, id).map(({ text }) => text)

test.group('What a step may look up', () => {
  test('is what set it off and what the steps before it found', ({ assert }) => {
    assert.include(textsFor('sum'), '{{ trigger.transaction.payee }}')
    assert.notInclude(textsFor('sum').join(), 'steps.')
    assert.include(textsFor('last'), '{{ steps.sum.amount | money }}')
    assert.notInclude(textsFor('last').join(), 'steps.left')
    assert.include(textsFor('inner'), '{{ steps.left.amount | money }}')
  })

  test('is compared as it is, and most likely with the answer of a question', ({ assert }) => {
    const references = referencesFor([{ type: 'transaction', on: ['created'] }], steps, 'last')
    const texts = comparables(references).map(({ text }) => text)
    assert.includeMembers(texts, ['{{ trigger.transaction.amount }}', '{{ trigger.transaction.amount | abs }}'])
    assert.notInclude(texts.join(), 'money')
    assert.deepEqual(likelyComparison(references), { value: '{{ steps.ask.approved }}', op: 'is', than: 'true' })
    assert.isUndefined(likelyComparison(referencesFor([], steps, 'ask')))
  })
})

test.group('Fields of a step', () => {
  test('that few need are rare, and choices say what they are without one', ({ assert }) => {
    const schema = {
      properties: { title: { type: 'string' }, body: { type: 'string' }, severity: { enum: ['info', 'warning'] } },
      required: ['title'],
    }
    const fields = stepFields({ use: 'notify@1', schema })
    assert.deepEqual(
      fields.map(({ name, isRare, usual }) => [name, isRare, usual]),
      [
        ['title', false, undefined],
        ['body', false, undefined],
        ['severity', true, 'info'],
      ],
    )
    assert.deepEqual(fields[2]!.choices[1], { value: 'warning', label: 'Important' })
  })
})

test.group('What came of a step', () => {
  test('is why not, where it was not run', ({ assert }) => {
    const input = { if: { holds: false, found: '295.00', op: 'gte', than: '1000' } }
    assert.equal(skippedWords(input), 'Not run because 295.00 is less than 1000.')
    assert.equal(skippedWords({ if: { all: [] } }), 'Not run because its comparison did not hold.')
    assert.equal(skippedWords(null), 'Not run because its comparison did not hold.')
  })
})
