import { fieldsOf } from '../domain/triggers.js'

/** What the conditions of rules may ask for: the same for every household. */
export default class RuleFieldsController {
  index() {
    return { data: fieldsOf('rule') }
  }
}
