import { test } from '@japa/runner'
import { readExportedRun, replayRun } from '#plugins/authoring/replay_run'
import { PUBLIC_ADDRESS, startServer, testNetwork } from '#tests/support/broker'
import { httpPermission, notifierThat, openLab } from '#tests/support/instances'

const HOST = 'api.example.com'
const MANIFEST = { permissions: [httpPermission(HOST)] }

/** Asks, and does not understand the answer; `then` is what it makes of it. */
const asking = (then: string) => `
  console.log('dice', crypto.randomUUID(), florin.now)
  const { body } = await florin.http.request({
    method: 'POST', url: 'https://${HOST}/send?to=ada', body: JSON.stringify({ text: request.message.body }),
  })
  ${then}`
const FAILING = asking("throw new Error('No idea what this means: ' + body.length)")
const MENDED = asking('return { receipt: String(body.length) }')

test.group('A failed run that was exported', () => {
  test('fails again with the same request, answers, clock and dice, until the plugin is mended', async ({
    assert,
    cleanup,
  }) => {
    const server = await startServer([HOST], (_request, response) => response.end(JSON.stringify({ name: 'Ada' })))
    cleanup(() => server.close())
    const plugin = notifierThat(FAILING, MANIFEST)
    const lab = await openLab(plugin, { network: testNetwork({ [HOST]: [PUBLIC_ADDRESS] }, { 443: server.port }) })
    cleanup(() => lab.close())
    const id = await lab.create({})
    await assert.rejects(() => lab.send(id), /No idea/)
    const file = JSON.stringify(await lab.exportFailure.handle(lab.household.id, id))
    const exported = readExportedRun(file)

    const again = await replayRun(exported, plugin)
    assert.deepInclude(again, { still_fails: true, same_code: true, unforeseen: [] })
    assert.equal(again.now.code, exported.run.code)
    assert.include(again.now.log, exported.run.at)
    assert.deepEqual((await replayRun(exported, plugin)).now.log, again.now.log)
    assert.lengthOf(server.seen, 1)

    const mended = await replayRun(exported, notifierThat(MENDED, MANIFEST))
    assert.deepInclude(mended, { still_fails: false, same_code: false, unforeseen: [] })
    assert.equal(mended.now.code, 'ok')

    const other = await replayRun(exported, notifierThat(FAILING.replace('send?', 'other?'), MANIFEST))
    assert.lengthOf(other.unforeseen, 1)
  })

  test('is nothing else', ({ assert }) => {
    for (const text of ['', '{}', '{"format":"florin-run/1"}', '[]'])
      assert.throws(() => readExportedRun(text), 'This is no run that Florin exported.')
  })
})
