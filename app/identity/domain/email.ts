/** Addresses are compared without regard to case: nobody's second account differs from the first by a capital letter. */
export function normaliseEmail(text: string): string {
  return text.trim().toLowerCase()
}
