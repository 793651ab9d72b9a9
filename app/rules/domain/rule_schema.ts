import { TEXT_LENGTH_MAX } from './condition.js'
import { closed, id, type Schema, text } from './condition_schema.js'
import { ACTIONS_MAX, NOTE_LENGTH_MAX, SPLIT_PARTS_MAX } from './rule.js'

const note = {
  type: 'string',
  maxLength: NOTE_LENGTH_MAX,
  description: `text of at most ${NOTE_LENGTH_MAX} characters`,
}
const line = { ...note, minLength: 1, description: `text of 1 to ${NOTE_LENGTH_MAX} characters` }
const payee = { ...text, pattern: '\\S' }
const tag = { ...text, maxLength: 60, pattern: '\\S', description: 'the name of a tag, of 1 to 60 characters' }

const percent = {
  type: 'string',
  pattern: '^(100(\\.0{1,4})?|\\d{1,2}(\\.\\d{1,4})?)$',
  description: 'a percentage as decimal text, such as "33.5"',
}
const positive = {
  type: 'string',
  pattern: '^\\d{1,15}(\\.\\d{1,8})?$',
  description: 'an amount as decimal text without a sign, such as "42.10"',
}
const share = {
  ...closed({ category_id: id, percent, amount: positive, memo: { ...note, maxLength: TEXT_LENGTH_MAX } }, [
    'category_id',
  ]),
  not: { required: ['percent', 'amount'] },
  description: 'a part with a percentage, an amount or neither',
}
const shares = {
  type: 'array',
  items: share,
  minItems: 2,
  maxItems: SPLIT_PARTS_MAX,
  description: `a list of 2 to ${SPLIT_PARTS_MAX} parts`,
}

const actionName = {
  type: 'string',
  pattern: '^[a-z][a-z0-9_]{0,63}$',
  description: 'the name of an action of the plugin',
}
/** What the plugin's own form asks for; the form is asked when the plugin is. */
const pluginInput = {
  type: 'object',
  maxProperties: 100,
  propertyNames: { pattern: '^[a-z][a-z0-9_]{0,63}$' },
  description: 'values by name',
}

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
      action('split', { parts: shares }),
      action('set_transfer', { account_id: id }),
      action('set_payee', { payee }),
      action('set_memo', { text: note }),
      action('set_note', { text: note }),
      action('append_note', { text: line }),
      action('add_tag', { tag }),
      action('remove_tag', { tag }),
      action('mark_reviewed'),
      action('set_review'),
      action('clear_review'),
      action('exclude_from_reports'),
      action('link_recurring', { recurring_id: id }),
      closed({ type: { const: 'call_plugin' }, instance_id: id, action: actionName, input: pluginInput }, [
        'type',
        'instance_id',
        'action',
      ]),
    ],
  },
}

/** The names an action may have, for messages. */
export const actionTypes: readonly string[] = actionsSchema.items.oneOf.map(
  (branch) => (branch.properties as { type: { const: string } }).type.const,
)
