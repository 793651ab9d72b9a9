/**
 * What keeps a field from being sent, in our words: the browser's own come in the browser's language, in a bubble that is gone before it
 * is read, and screen readers do not find it again.
 */
export function invalidWords({ validity, type, minLength, validationMessage }: HTMLInputElement): string {
  if (validity.valueMissing) return 'Fill this in'
  if (validity.typeMismatch && type === 'email') return 'Write an address such as name@example.org'
  if (validity.typeMismatch && type === 'url') return 'Write an address such as https://example.org'
  if (validity.tooShort) return `Write at least ${minLength} characters`
  return validationMessage
}
