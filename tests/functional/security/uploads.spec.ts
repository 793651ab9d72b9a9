import { readdir, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { uploadPath } from '#config/bodyparser'
import { API_PREFIX, registeredOperations } from '#http/operation'
import { Client, serverAddress } from '#tests/support/client'
import { makeHousehold } from '#tests/support/household'

const folder = dirname(uploadPath())
const BOUNDARY = 'x-boundary'

/** A whole file, and the beginning of another. */
const halfAForm = [
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nwhole\r\n`,
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="more"; filename="b.csv"\r\n\r\nhalf`,
].join('')

const form = () => {
  const data = new FormData()
  data.set('file', new Blob(['a,b\n']), 'a.csv')
  data.set('email', 'grace@example.org')
  return data
}

/** Files of other requests may come and go; this waits for there to be as many as said. */
async function becomes(count: number): Promise<number> {
  for (let tries = 0; ; tries++) {
    const { length } = await readdir(folder)
    if (length === count || tries === 400) return length
    await sleep(10)
  }
}

test.group('Uploads', () => {
  test('are taken by what takes files and by nothing else', async ({ assert }) => {
    const { client } = await makeHousehold()
    const open = registeredOperations().filter(
      ({ method, accepts, access, role }) =>
        method !== 'GET' && accepts === undefined && (access === 'public' || role === 'member'),
    )
    for (const { method, path, access } of open) {
      const sender = access === 'public' ? new Client() : client
      const answer = await sender.send<{ code: string }>(method, path.replace(/:\w+/g, '1'), { body: form() })
      assert.deepEqual([answer.status, answer.body.code], [400, 'E_BAD_REQUEST'], `${method} ${path}`)
    }
    assert.equal((await client.post('/imports', form())).status, 201)
  })

  test('that break off leave nothing behind', async ({ assert }) => {
    const { client } = await makeHousehold()
    const before = await becomes(0)
    const upload = request(`${serverAddress()}${API_PREFIX}/imports`, {
      method: 'POST',
      headers: {
        'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`,
        'Content-Length': halfAForm.length + 1_000,
        Cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'X-XSRF-TOKEN': client.cookies.get('XSRF-TOKEN')!,
      },
    }).on('error', () => undefined)
    upload.write(halfAForm)
    assert.equal(await becomes(before + 2), before + 2)
    upload.destroy()
    assert.equal(await becomes(before), before)
  })

  test('are nobody else’s to look into', async ({ assert }) => {
    assert.equal((await stat(folder)).mode & 0o777, 0o700)
  }).skip(process.platform === 'win32', 'Windows has other rights')
})
