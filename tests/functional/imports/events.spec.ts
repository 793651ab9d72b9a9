import { test } from '@japa/runner'
import { bankFile, upload } from '#tests/support/bank_file'
import { serverAddress } from '#tests/support/client'
import { makeHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'
import { listen } from '#tests/support/live_events'
import { until } from '#tests/support/until'

test.group('Live events', () => {
  test('tell of changes in the household and of no other', async ({ assert }) => {
    const [household, other] = [await makeHousehold(), await makeHousehold()]
    const page = await listen(household.client)
    assert.equal(page.response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
    await journal(other, '2026-01-01 Grocer | Assets:Checking -1.00 EUR | Expenses:Food')
    await accountOf(household, 'Assets:Checking')
    await until(() => page.heard.length > 0)
    page.stop()
    const [change] = (await household.client.get<{ data: { id: number }[] }>('/change-sets')).body.data
    assert.deepEqual(page.heard, [{ event: 'ledger', data: { change_set_id: change.id } }])
  })

  test('tell how an import goes, also what its thread wrote', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const page = await listen(household.client)
    const file = bankFile([{ date: '2026-03-01', payee: 'Grocer', amount: '-1.00' }])
    const { body } = await household.client.post<{ id: number }>('/imports', upload(file, { account_id: account }))
    const isDone = () => page.heard.some(({ event, data }) => event === 'import' && data.status === 'previewed')
    await until(isDone)
    await household.client.post(`/imports/${body.id}/commit`)
    await until(() => page.heard.some(({ data }) => data.status === 'committed'))
    page.stop()
    const statuses = page.heard.filter(({ event }) => event === 'import').map(({ data }) => data.status)
    assert.deepEqual([...new Set(statuses)], ['parsing', 'previewed', 'committing', 'committed'])
    assert.isTrue(page.heard.some(({ event }) => event === 'ledger'))
  })

  test('are for people who may see the household', async ({ assert }) => {
    const response = await fetch(`${serverAddress()}/api/v1/events`)
    assert.equal(response.status, 401)
  })
})
