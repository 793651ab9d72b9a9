import { test } from '@japa/runner'
import { brokeredInstance, httpTo, PUBLIC_ADDRESS, startServer, testNetwork } from '#tests/support/broker'

test.group('A request of a plugin', () => {
  test('goes to the checked address and says which host is meant', async ({ assert, cleanup }) => {
    const server = await startServer(['api.example.com'], (_, response) => response.end('{"rate":"1.09"}'))
    cleanup(() => server.close())
    const network = testNetwork({ 'api.example.com': [PUBLIC_ADDRESS] }, { 443: server.port })
    const instance = await brokeredInstance([httpTo('api.example.com')], { network })
    const answer = await instance.request({ url: 'https://api.example.com/rates?base=EUR#part' })
    assert.deepEqual(
      [answer.status, answer.body, answer.url],
      [200, '{"rate":"1.09"}', 'https://api.example.com/rates?base=EUR'],
    )
    assert.deepEqual(network.dialled, [{ addresses: [PUBLIC_ADDRESS], port: 443 }])
    assert.deepEqual(network.lookups, ['api.example.com'])
    const [seen] = server.seen
    assert.deepEqual(
      [seen!.serverName, seen!.headers.host, seen!.path],
      ['api.example.com', 'api.example.com', '/rates?base=EUR'],
    )
    assert.equal(seen!.headers['user-agent'], 'Florin (org.example.tested 1.2.3)')
  })
})
