import { test } from '@japa/runner'
import type { Supervisor } from '#plugins/supervisor'
import { detectCall, openSandbox, pluginThat } from '#tests/support/sandbox'

/** Addresses, some with a base; the sandbox has to see them as Node does. */
const ADDRESSES: [string, string?][] = [
  ['https://example.com'],
  ['HTTPS://User:p%40ss@Example.COM:443/a/./b/../c%20d?x=1&y=ü#top'],
  ['http://example.com:8080/?q=a b'],
  ['http://192.168.1.5:11434/api/chat'],
  ['http://[::1]:3000/x'],
  ['https://example.com/a b/ü?q=ö#ä'],
  ['https://example.com/..'],
  ['https://example.com/a/%2e%2e/b/'],
  ['//other.example/x', 'https://example.com/a'],
  ['../x?y=1', 'https://example.com/a/b/c'],
  ['/x', 'https://example.com/a/b?c#d'],
  ['?page=2', 'https://example.com/a/b?c#d'],
  ['#part', 'https://example.com/a/b?c'],
  ['', 'https://example.com/a/b?c#d'],
  ['https:\\\\example.com\\a'],
  ['  https://example.com/\n'],
  ['mailto:someone@example.com?subject=x'],
  ['data:text/plain,hello'],
  ['wss://example.com:443/socket'],
]
const INVALID: [string, string?][] = [
  [''],
  ['example.com'],
  ['/x'],
  ['https://'],
  ['https://exa mple.com'],
  ['https://example.com:99999'],
  ['https://example.com:port'],
  ['https://a<b.com'],
  ['/x', 'mailto:a@b'],
]
const PARTS = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
]

const SEARCHES = ['a=1&b=2&a=3', '?x=%20+y&z', 'ü=ö&empty=&=none', 'a=b=c', '']
const SCRIPT = `
  const params = new URLSearchParams(search)
  const before = [[...params], params.size, params.get('a'), params.getAll('a'), params.has('z'), params.has('a', '3')]
  params.set('a', 'new & better')
  params.append('list', '1')
  params.delete('b')
  params.sort()
  return [before, [...params.keys()], [...params.values()], params.toString()]`

test.group('Globals of the sandbox', (group) => {
  let sandbox: Supervisor
  group.setup(() => {
    sandbox = openSandbox()
    return () => sandbox.close()
  })

  async function inside(body: string): Promise<unknown> {
    const { value } = await sandbox.invoke(detectCall(pluginThat(`return { seen: (() => { ${body} })() }`)))
    return (JSON.parse(value) as { seen: unknown }).seen
  }

  test('addresses have the parts that Node sees', async ({ assert }) => {
    const seen = await inside(`
      return ${JSON.stringify(ADDRESSES)}.map((args) => {
        const url = new URL(...args)
        return ${JSON.stringify(PARTS)}.map((part) => url[part])
      })`)
    const expected = ADDRESSES.map(([text, base]) => {
      const url = new URL(text, base)
      return PARTS.map((part) => url[part as keyof URL])
    })
    assert.deepEqual(seen, expected)
  })

  test('what is no address to Node is none here', async ({ assert }) => {
    for (const [text, base] of INVALID) assert.isFalse(URL.canParse(text, base))
    const seen = await inside(`return ${JSON.stringify(INVALID)}.map((args) => URL.canParse(...args))`)
    assert.deepEqual(
      seen,
      INVALID.map(() => false),
    )
  })

  test('an address changes as it does in Node', async ({ assert }) => {
    const script = `
      const url = new URL('https://example.com/a?b=1#c')
      url.searchParams.append('d', 'e f')
      url.pathname = '/new path/../x'
      url.hash = 'there'
      url.port = '8443'
      url.username = 'a@b'
      const first = url.href
      url.search = '?only=1'
      url.port = ''
      return [first, url.href, url.searchParams.get('only'), JSON.stringify({ url })]`
    assert.deepEqual(await inside(script), new Function(script)())
  })

  test('query strings are read and written as in Node', async ({ assert }) => {
    const script = `return ${JSON.stringify(SEARCHES)}.map((search) => { ${SCRIPT} })`
    assert.deepEqual(await inside(script), new Function(script)())
  })

  test('a controller aborts once, and everybody hears it', async ({ assert }) => {
    const script = `
      const controller = new AbortController(), { signal } = controller, heard = []
      signal.addEventListener('abort', () => heard.push('first'))
      signal.addEventListener('abort', () => heard.push('once'), { once: true })
      const gone = () => heard.push('gone')
      signal.addEventListener('abort', gone)
      signal.removeEventListener('abort', gone)
      signal.onabort = () => heard.push('property')
      const any = AbortSignal.any([new AbortController().signal, signal])
      controller.abort('enough')
      controller.abort('again')
      let thrown
      try { any.throwIfAborted() } catch (error) { thrown = error }
      return [heard.sort(), signal.aborted, signal.reason, any.aborted, thrown, AbortSignal.abort().reason.name]`
    assert.deepEqual(await inside(script), new Function(script)())
  })
})
