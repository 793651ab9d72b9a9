/** Why nothing could be fetched, by what the plugin or the sandbox said of it. */
const failures: Partial<Record<string, string>> = {
  auth_required: 'it wants you to sign in again',
  consent_expired: 'your consent has run out',
  rate_limited: 'it has been asked too often',
  transient: 'it did not answer',
  invalid_settings: 'its settings do not fit',
  forbidden: 'its plugin asked for more than it may',
  internal: 'its plugin made a mistake',
  host_unavailable: 'the sandbox of plugins does not run',
}

/** `: it did not answer`; nothing of what nobody foresaw. */
export function failureWords(code: unknown): string {
  const known =
    failures[String(code)] ?? (/^limit_exceeded\//.test(String(code)) ? 'it took more than a plugin may' : '')
  return known === '' ? '' : `: ${known}`
}
