import type { ServerResponse } from 'node:http'
import { test } from '@japa/runner'
import { downloadOver } from '#plugins/packages/download'
import { PUBLIC_ADDRESS, startServer, type Seen, testNetwork } from '#tests/support/broker'

const FILE = Buffer.from('a package, say')
const LIMIT = 100

function answer({ path }: Seen, response: ServerResponse): void {
  const redirect = (location: string, status = 302) => response.writeHead(status, { location }).end()
  const answers: Record<string, () => unknown> = {
    '/file': () => response.end(FILE),
    '/large': () => response.end(Buffer.alloc(LIMIT + 1)),
    '/gone': () => response.writeHead(404).end(),
    '/moved': () => redirect('/file', 301),
    '/elsewhere': () => redirect('https://files.example.org/file'),
    '/inside': () => redirect('https://inside.example.org/file'),
    '/plain': () => redirect('http://example.org/file'),
    '/local': () => redirect('https://127.0.0.1/file'),
    '/round': () => redirect('/round'),
    '/nowhere': () => redirect('https://'),
  }
  answers[path]!()
}

test.group('Downloads', (group) => {
  let server: Awaited<ReturnType<typeof startServer>>
  group.setup(async () => {
    server = await startServer(['example.org', 'files.example.org', 'inside.example.org'], answer)
    return () => server.close()
  })

  function fetch(address: string): Promise<Buffer> {
    const names = {
      'example.org': [PUBLIC_ADDRESS],
      'files.example.org': [PUBLIC_ADDRESS],
      'inside.example.org': ['10.0.0.5'],
      'metadata.example.org': ['169.254.169.254'],
      'mixed.example.org': [PUBLIC_ADDRESS, '192.168.1.9'],
    }
    return downloadOver(testNetwork(names, { 443: server.port }))(address, LIMIT)
  }

  test('bring a file, also from where it has moved to', async ({ assert }) => {
    for (const path of ['file', 'moved', 'elsewhere'])
      assert.isTrue((await fetch(`https://example.org/${path}`)).equals(FILE), path)
  })

  test('tell nobody who asks', async ({ assert }) => {
    await fetch('https://example.org/file')
    const { headers } = server.seen.at(-1)!
    assert.sameMembers(Object.keys(headers), ['host', 'connection', 'accept-encoding', 'user-agent'])
    assert.equal(headers['user-agent'], 'Florin')
  })

  const refused: Record<string, RegExp> = {
    'https://example.org/large': /larger than 100 bytes/,
    'https://example.org/gone': /answered 404/,
    'https://example.org/inside': /10\.0\.0\.5/,
    'https://example.org/plain': /not https/,
    'https://example.org/local': /127\.0\.0\.1/,
    'https://example.org/round': /from address to address/,
    'https://example.org/nowhere': /leads to no address/,
    'http://example.org/file': /not https/,
    'https://inside.example.org/file': /10\.0\.0\.5/,
    'https://metadata.example.org/file': /169\.254\.169\.254/,
    'https://mixed.example.org/file': /192\.168\.1\.9/,
    'https://[::ffff:127.0.0.1]/file': /not an address/,
    'https://2130706433/file': /127\.0\.0\.1/,
    'https://unknown.example.org/file': /cannot be looked up/,
  }
  for (const [address, message] of Object.entries(refused)) {
    test(`of ${address} are refused`, async ({ assert }) => {
      const error = await fetch(address).then(
        () => undefined,
        (thrown: { code: string; message: string }) => thrown,
      )
      assert.equal(error?.code, 'E_DOWNLOAD_FAILED', error?.message)
      assert.match(error!.message, message)
    })
  }
})
