import type { InstallSentences, PluginPermission, SettingsForm } from '#lib/api/types.ts'

/** The headings of the install sheet, in the order in which people ask. */
export const SENTENCE_HEADINGS: [key: keyof InstallSentences, heading: string, none: string][] = [
  ['can_read', 'Can read', 'Nothing of yours'],
  ['can_contact', 'Can contact', 'Nobody'],
  ['keeps', 'Keeps', 'Nothing'],
  ['can_change', 'Can change', 'Nothing'],
  ['cannot', 'Cannot', ''],
]

const DATA_SUBJECTS: Record<string, string> = {
  month_totals: 'the sums of each month',
  net_worth: 'your net worth',
  transactions: 'your transactions',
}

/** Fields whose names say little outside of the program; the others read well as they are. */
const FIELD_WORDS: Record<string, string> = {
  id: 'number in Florin',
  occurred_on: 'date',
  raw_description: 'the bank’s text',
  number: 'account number',
  base_balance: 'balance',
}

type Subject = Pick<PluginPermission, 'kind' | 'scope' | 'hosts' | 'fields'>

/** What a permission allows, as a sentence without its reason: `Contact ntfy.sh`. */
export function permissionWords({ kind, scope, hosts, fields }: Subject, form?: SettingsForm | null): string {
  const titleOf = (setting: string) => form?.properties[setting]?.title ?? setting.replaceAll('_', ' ')
  const hostWords = (host: string) => {
    if (host === '*') return 'any address on the internet'
    if (host.startsWith('lan:')) return `the address in “${titleOf(host.slice(4))}”`
    return host.startsWith('*.') ? `all of ${host.slice(2)}` : host
  }
  switch (kind) {
    case 'http':
      return `Contact ${hostWords(scope)}`
    case 'lan':
      return `Contact the address in “${titleOf(scope)}”`
    case 'llm':
      return 'Ask the language model you set up in Florin'
    case 'secret':
      return `Have Florin send “${titleOf(scope)}” to ${listed((hosts ?? []).map(hostWords))}`
    case 'store':
      return 'Keep data of its own'
    case 'data': {
      const what = DATA_SUBJECTS[scope] ?? `your ${scope.replaceAll('_', ' ')}`
      return fields?.length
        ? `Read ${what}: ${listed(fields.map((field) => FIELD_WORDS[field] ?? field.replaceAll('_', ' ')))}`
        : `Read ${what}`
    }
    case 'file':
      return `Read ${scope}`
  }
}

/** `a, b and c` */
function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words)
}
