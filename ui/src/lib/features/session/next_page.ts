/** A path of ours: browsers take `//elsewhere`, `/\elsewhere` and what becomes these without its blanks for another site. */
const OWN_PATH = /^\/(?![/\\])[^\s\\]*$/

/** Where to go after signing in: where one was going, as long as that is a page of ours. */
export function nextAfterSignIn(url: URL | { searchParams: Pick<URLSearchParams, 'get'> }): string {
  const next = url.searchParams.get('next') ?? '/'
  return OWN_PATH.test(next) ? next : '/'
}
