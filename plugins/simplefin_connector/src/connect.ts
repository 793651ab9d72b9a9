import { type Florin, PluginError, requireSuccess } from '@florin/plugin-sdk'
import { keyOf } from './accounts.js'
import { fetchAccounts } from './fetch_accounts.js'

const MOST_REMEMBERED = 200

/** Exchanges the token for an access URL, which Florin keeps without this code seeing it, and looks at what it opens. */
export async function connect(setupToken: string, florin: Florin): Promise<{ unique_id: string; title: string }> {
  const response = await florin.http.request({
    method: 'POST',
    url: claimUrl(setupToken),
    keep_body_as_secret: 'access_url',
  })
  if (response.status === 403)
    throw new PluginError(
      'auth_required',
      'The setup token was used before or does not exist. If you did not use it, disable it at SimpleFIN and make a new one.',
    )
  requireSuccess(response, 'SimpleFIN')
  const { accounts } = await fetchAccounts(florin, { 'balances-only': '1' })
  const banks = [...new Set(accounts.map(({ org }) => org.name ?? org.domain ?? '').filter(Boolean))]
  const title = `SimpleFIN${banks.length > 0 ? ` (${banks.join(', ')})` : ''}`
  return { unique_id: await identityOf(accounts.map(keyOf), florin), title: title.slice(0, 200) }
}

interface Known {
  unique_id: string
  accounts: string[]
}

/**
 * The access URL is a secret and changes with every token, so a connection is known by what it opens: the same as before while one account
 * is. Banks may come and go meanwhile.
 */
async function identityOf(accounts: string[], florin: Florin): Promise<string> {
  const known = await florin.store.get<Known>('identity')
  const isSame = known?.accounts.some((account) => accounts.includes(account))
  const unique_id = isSame ? known!.unique_id : ([...accounts].sort()[0] ?? 'without accounts').slice(0, 200)
  await florin.store.set('identity', { unique_id, accounts: accounts.slice(0, MOST_REMEMBERED) })
  return unique_id
}

/** A setup token is the claim URL in base64. */
function claimUrl(setupToken: string): string {
  try {
    const url = new URL(atob(setupToken.trim()))
    if (url.protocol === 'https:' || url.protocol === 'http:') return url.href
  } catch {
    // Not base64, or not an address: one thing to the person who pasted it.
  }
  throw new PluginError('invalid_input', 'This is not a SimpleFIN setup token. Copy the whole token.')
}
