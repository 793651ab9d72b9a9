import { type Florin, PluginError, readJson } from '@florin/plugin-sdk'
import type { Account, AccountSet } from './protocol.js'

const LONGEST_WARNING = 500
const MOST_WARNINGS = 20

/** GET /accounts. What the server says about its banks comes back as warnings. */
export async function fetchAccounts(
  florin: Florin,
  query: Record<string, string>,
): Promise<{ accounts: Account[]; warnings: string[] }> {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const response = await florin.http.request({
    method: 'GET',
    url: `${florin.secret('access_url')}/accounts?${pairs.join('&')}`,
    headers: { Accept: 'application/json' },
  })
  if (response.status === 402)
    throw new PluginError('auth_required', 'SimpleFIN asks for payment. Renew your subscription there, then try again.')
  if (response.status === 403)
    throw new PluginError(
      'auth_required',
      'SimpleFIN no longer accepts this connection. Connect with a new setup token.',
    )
  const { accounts = [], errors = [], errlist = [] } = readJson<AccountSet>(response, 'SimpleFIN')
  const refusal = errlist.find(({ code }) => code === 'gen.auth')
  if (refusal) throw new PluginError('auth_required', plain(refusal.msg ?? 'SimpleFIN asks to connect again.'))
  const said = [...errors, ...errlist.map(({ msg }) => msg ?? '')].map(plain).filter(Boolean)
  return { accounts, warnings: [...new Set(said)].slice(0, MOST_WARNINGS) }
}

/** The protocol asks for error texts to be cleaned before they are shown. */
function plain(text: string): string {
  return String(text)
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, LONGEST_WARNING)
}
