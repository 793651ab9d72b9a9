import type { FieldContext, MessagesProviderContact } from '@vinejs/vine/types'

/** What is wrong with a field, by the rule it broke. Rules of ours bring their own words. */
const MESSAGES: Record<string, string> = {
  required: '{{ field }} is missing',
  string: '{{ field }} must be text',
  number: '{{ field }} must be a number',
  withoutDecimals: '{{ field }} must be a whole number',
  boolean: '{{ field }} must be true or false',
  object: '{{ field }} must be an object',
  record: '{{ field }} must be an object',
  array: '{{ field }} must be a list',
  enum: '{{ field }} must be one of {{ choices }}',
  in: '{{ field }} must be one of {{ choices }}',
  literal: '{{ field }} must be {{ expectedValue }}',
  email: '{{ field }} must be an e-mail address',
  url: '{{ field }} must be a web address',
  uuid: '{{ field }} must be a UUID',
  regex: '{{ field }} is not written as it has to be',
  minLength: '{{ field }} must have at least {{ min }} characters',
  maxLength: '{{ field }} must have at most {{ max }} characters',
  fixedLength: '{{ field }} must have {{ size }} characters',
  min: '{{ field }} must be at least {{ min }}',
  max: '{{ field }} must be at most {{ max }}',
  range: '{{ field }} must be between {{ min }} and {{ max }}',
  'array.minLength': '{{ field }} must have at least {{ min }} entries',
  'array.maxLength': '{{ field }} must have at most {{ max }} entries',
  'record.minLength': '{{ field }} must have at least {{ min }} entries',
  'record.maxLength': '{{ field }} must have at most {{ max }} entries',
  distinct: '{{ field }} names something twice',
  notEmpty: '{{ field }} must not be empty',
  union: '{{ field }} is none of the forms that can stand here',
  unionGroup: '{{ field }} is none of the forms that can stand here',
  unionOfTypes: '{{ field }} is none of the forms that can stand here',
}

/** Words for people and programs alike: the field by its whole path, so that an entry of a list is not called "0". */
export const fieldMessages: MessagesProviderContact = {
  getMessage(ownWords, rule, field, values = {}) {
    const known: Record<string, unknown> = { ...values, field: pathOf(field) }
    const written = (name: string): string => {
      const value = known[name]
      return Array.isArray(value) ? value.join(', ') : String(value ?? '')
    }
    return (MESSAGES[rule] ?? ownWords).replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => written(name))
  },
}

function pathOf(field: FieldContext): string {
  const path = field.getFieldPath()
  return path ? `"${path.replace(/\./g, '/')}"` : 'The request'
}
