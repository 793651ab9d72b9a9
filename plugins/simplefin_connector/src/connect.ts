import { type Florin, PluginError, requireSuccess } from '@florin/plugin-sdk'
import { keyOf } from './accounts.js'
import { fetchAccounts } from './fetch_accounts.js'

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
  // The access URL is a secret, so the connection is known by what it opens.
  const [first] = accounts.map(keyOf).sort()
  const banks = [...new Set(accounts.map(({ org }) => org.name ?? org.domain ?? '').filter(Boolean))]
  const title = `SimpleFIN${banks.length > 0 ? ` (${banks.join(', ')})` : ''}`
  return { unique_id: (first ?? 'without accounts').slice(0, 200), title: title.slice(0, 200) }
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
