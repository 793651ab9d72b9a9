/** Where to go after signing in: where one was going, as long as that is a page of ours. */
export function nextAfterSignIn(url: URL | { searchParams: Pick<URLSearchParams, 'get'> }): string {
  const next = url.searchParams.get('next') ?? '/'
  return next.startsWith('/') && !next.startsWith('//') ? next : '/'
}
