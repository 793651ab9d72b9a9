import { fields } from '../domain/fields.js'

/** What conditions may ask for: the same for every household. */
export default class RuleFieldsController {
  index() {
    const data = Object.entries(fields).map(([name, { label, type, ops }]) => ({
      name,
      label,
      type,
      ops: Object.entries(ops).map(([op, value]) => ({ op, value })),
    }))
    return { data }
  }
}
