/** The one field that stands for every part of a body: `body.weight`, or `body./readings/0/kg` as a JSON pointer. */
export const PART_OF_BODY = 'body.<path>'

const PREFIX = 'body.'
const PATH_MAX = 200
const STEPS_MAX = 20

/** The field of the catalogue that a name belongs to. */
export function plainField(name: string): string {
  return name.startsWith(PREFIX) && bodyPath(name) !== undefined ? PART_OF_BODY : name
}

/** The steps of a path, outermost first; undefined where it is none. */
export function bodyPath(name: string): string[] | undefined {
  const path = name.slice(PREFIX.length)
  if (path === '' || path.length > PATH_MAX) return undefined
  const steps = path.startsWith('/')
    ? path
        .slice(1)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    : path.split('.')
  return steps.length <= STEPS_MAX && (path.startsWith('/') || steps.every((step) => step !== '')) ? steps : undefined
}

/** What stands at the path; undefined where nothing does. Own members only: a path never reaches what JavaScript adds to things. */
export function partOf(body: unknown, path: readonly string[]): unknown {
  let value = body
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string, unknown>)[step]
  }
  return value
}

/** The body as JSON; null where it is none. */
export function parsedBody(text: unknown): unknown {
  if (typeof text !== 'string') return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
