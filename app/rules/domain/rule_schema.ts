import { closed, id, type Schema, text } from './condition_schema.js'
import { ACTIONS_MAX, NOTE_LENGTH_MAX } from './rule.js'

const note = {
  type: 'string',
  maxLength: NOTE_LENGTH_MAX,
  description: `text of at most ${NOTE_LENGTH_MAX} characters`,
}
const line = { ...note, minLength: 1, description: `text of 1 to ${NOTE_LENGTH_MAX} characters` }
const payee = { ...text, pattern: '\\S' }
const tag = { ...text, maxLength: 60, pattern: '\\S', description: 'the name of a tag, of 1 to 60 characters' }

function action(type: string, rest: Record<string, Schema> = {}): Schema {
  return closed({ type: { const: type }, ...rest })
}

export const actionsSchema = {
  $id: 'https://florin.invalid/schemas/actions.json',
  type: 'array',
  minItems: 1,
  maxItems: ACTIONS_MAX,
  description: `a list of 1 to ${ACTIONS_MAX} actions`,
  items: {
    type: 'object',
    description: 'an action',
    required: ['type'],
    discriminator: { propertyName: 'type' },
    oneOf: [
      action('set_category', { category_id: id }),
      action('set_payee', { payee }),
      action('set_memo', { text: note }),
      action('set_note', { text: note }),
      action('append_note', { text: line }),
      action('add_tag', { tag }),
      action('remove_tag', { tag }),
      action('mark_reviewed'),
    ],
  },
}

/** The names an action may have, for messages. */
export const actionTypes: readonly string[] = actionsSchema.items.oneOf.map(
  (branch) => (branch.properties as { type: { const: string } }).type.const,
)
