/** What keeps a plugin inside, beside its isolate. */
export interface Measures {
  process: boolean
  permission_model: boolean
  memory_limit: 'system' | 'watched'
  no_network: boolean
  other_user: boolean
}

export interface Isolation extends Measures {
  level: 'full' | 'partial' | 'basic'
  sentences: string[]
}

/** How far plugins are cut off, for the page that shows the sandbox. */
export function describeIsolation(measures: Measures): Isolation {
  const { memory_limit, no_network, other_user } = measures
  const extra = [memory_limit === 'system', no_network, other_user]
  const level = extra.every(Boolean) ? 'full' : extra.some(Boolean) ? 'partial' : 'basic'
  const sentences = [
    'Plugins run in processes of their own that may read two files of Florin, write none and start nothing.',
    memory_limit === 'system'
      ? 'The system limits the memory of hosts for plugins that did not come with Florin, and Florin watches all of them.'
      : 'Florin watches the memory of hosts; this system has no limit of its own for it.',
    no_network
      ? 'The processes have no network; what a plugin may fetch, Florin fetches for it.'
      : 'This system does not let Florin take the network away from the processes: only the isolate keeps a plugin from it.',
    other_user
      ? 'The processes belong to a user of their own, who owns nothing and cannot disturb Florin.'
      : 'The processes belong to the same user as Florin; Florin would have to be started by root to change that.',
  ]
  return { ...measures, level, sentences }
}
