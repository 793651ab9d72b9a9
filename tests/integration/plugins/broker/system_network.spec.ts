import { once } from 'node:events'
import { test } from '@japa/runner'
import { SystemNetwork } from '#plugins/broker/network'
import { startServer } from '#tests/support/broker'

test.group('The network of this machine', () => {
  test('is dialled at the addresses that were checked, one after the other', async ({ assert, cleanup }) => {
    const server = await startServer([], (_, response) => response.end(), { tls: false })
    cleanup(() => server.close())
    const network = new SystemNetwork(3333)
    // Nobody listens at the first one; no name is asked for, so none can lead elsewhere.
    for (const addresses of [['127.0.0.1'], ['127.0.0.9', '127.0.0.1'], ['::1', '127.0.0.1']]) {
      const socket = network.dial(addresses, server.port)
      await once(socket, 'connect')
      assert.equal(socket.remoteAddress, '127.0.0.1')
      socket.destroy()
    }
  })

  test('knows names and its own addresses', async ({ assert }) => {
    const network = new SystemNetwork(3333)
    assert.include(await network.resolve('localhost'), '127.0.0.1')
    assert.include(network.ownAddresses(), '127.0.0.1')
    await assert.rejects(() => network.resolve('no-such-host.invalid'))
  })
})
