import { PluginError } from '@florin/plugin-sdk'

/** Throws unless an answer is one that the automation goes on with. */
export function requireExpected(status: number, expected: unknown): void {
  const wanted = Array.isArray(expected) && expected.length > 0 ? (expected as number[]) : undefined
  if (wanted ? wanted.includes(status) : status >= 200 && status < 300) return
  const message = `The address answered ${status}${wanted ? ` instead of ${wanted.join(' or ')}` : ''}.`
  if (status === 401 || status === 403) throw new PluginError('auth_required', message)
  if (status === 429) throw new PluginError('rate_limited', message)
  throw new PluginError(status >= 500 ? 'transient' : 'conflict', message)
}
