import type { Blueprint } from '#lib/api/automations.ts'

type Shared = Omit<Blueprint, 'powers'>

/** What somebody shared, as far as a form can be made of it; the server looks at the rest. Undefined where it is something else. */
export function readBlueprint(text: string): Shared | undefined {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return undefined
  }
  const { schema, id, name, description, inputs, document } = (read ?? {}) as Partial<Record<keyof Shared, unknown>>
  if (schema !== 'blueprint/1' || !isRecord(inputs) || !isRecord(document)) return undefined
  if (typeof id !== 'string' || typeof name !== 'string' || !Object.values(inputs).every(isRecord)) return undefined
  return { ...(read as Shared), description: typeof description === 'string' ? description : '' }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
