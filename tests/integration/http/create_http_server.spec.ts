import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { test } from '@japa/runner'
import { createHttpServer } from '#http/create_http_server'

test.group('The server', () => {
  test('stops beside connections that were opened in advance, and answers who has asked', async ({ assert }) => {
    let answer!: () => void
    const server = createHttpServer((_, response) => (answer = () => response.end('Done')))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const opened = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')] as const
    await Promise.all(opened.map((socket) => once(socket, 'connect')))
    const [inAdvance, asking] = opened
    asking.write('GET / HTTP/1.1\r\nHost: florin\r\n\r\n')
    await once(server, 'request')

    const closed = once(server, 'close')
    server.close()
    await once(inAdvance.resume(), 'close')
    answer()
    const [answered] = (await once(asking, 'data')) as [Buffer]
    assert.match(answered.toString(), /Done/)
    asking.end()
    await closed
  })
})
