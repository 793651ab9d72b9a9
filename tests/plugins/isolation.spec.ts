import { test } from '@japa/runner'
import { detectCall, openSandbox, outcomeOf, parseCall, pluginThat } from '#tests/support/sandbox'
import type { Supervisor } from '#plugins/supervisor'

/** Runs guest code and gives what it put into `reason`. */
async function inside(sandbox: Supervisor, expression: string, bundled = false): Promise<unknown> {
  const body = `const reason = JSON.stringify(${expression}); return { confidence: 1, reason }`
  const { value } = await sandbox.invoke(detectCall(pluginThat(body, { bundled })))
  return JSON.parse((JSON.parse(value) as { reason: string }).reason)
}

test.group('Isolation', (group) => {
  let sandbox: Supervisor
  group.setup(() => {
    sandbox = openSandbox()
    return () => sandbox.close()
  })

  test('nothing of Node or the host is in reach', async ({ assert }) => {
    const names = [
      'process',
      'require',
      'module',
      'Buffer',
      'fetch',

      'WebAssembly',
      'SharedArrayBuffer',
      'Atomics',
      'performance',
    ]
    const found = await inside(
      sandbox,
      `${JSON.stringify(names)}.filter((name) => typeof globalThis[name] !== 'undefined')`,
    )
    assert.deepEqual(found, [])
    assert.equal(
      await inside(sandbox, `Function('return typeof process + typeof WebAssembly')()`),
      'undefinedundefined',
    )
  })

  test('no object of isolated-vm can be found from any global', async ({ assert }) => {
    const leaks = `(() => {
      const seen = new Set(), leaks = [], queue = [[globalThis, 'globalThis'], [head, 'head']]
      while (queue.length > 0) {
        const [object, path] = queue.pop()
        if (seen.has(object) || path.length > 300) continue
        seen.add(object)
        for (const key of Reflect.ownKeys(object)) {
          let value
          try { value = object[key] } catch { continue }
          if (/applySync|copyInto|deref|evalClosure|isolate/i.test(String(key))) leaks.push(path + '.' + String(key))
          if (value !== null && (typeof value === 'object' || typeof value === 'function')) queue.push([value, path + '.' + String(key)])
        }
        const parent = Object.getPrototypeOf(object)
        if (parent) queue.push([parent, path + '.__proto__'])
      }
      return leaks
    })()`
    assert.deepEqual(await inside(sandbox, leaks), [])
  })

  test('a call finds nothing that an earlier one left', async ({ assert }) => {
    const body =
      'const found = globalThis.left ?? 0; globalThis.left = 1; Array.prototype.left = 1; return { confidence: found }'
    const call = detectCall(pluginThat(body))
    await sandbox.invoke(call)
    assert.equal((await sandbox.invoke(call)).value, '{"confidence":0}')
  })

  test('the clock and the dice belong to the call', async ({ assert }) => {
    const fresh = openSandbox()
    const again = openSandbox()
    const look =
      '[Date.now(), new Date().toISOString(), Date(), Math.random(), new Intl.DateTimeFormat().resolvedOptions().timeZone]'
    const [first, second] = [await inside(fresh, look), await inside(again, look)]
    fresh.close()
    again.close()
    assert.deepEqual(first, second)
    assert.equal((first as unknown[])[1], '2026-01-02T03:04:05.000Z')
    assert.equal((first as unknown[])[4], 'UTC')
  })

  test('buffers stay what they are, by every way to make one', async ({ assert }) => {
    const made = `[
      new ArrayBuffer(8).byteLength,
      new (class extends ArrayBuffer {})(4) instanceof ArrayBuffer,
      ArrayBuffer.isView(new Uint8Array(1)),
      new Uint8Array([1, 2]).buffer.slice(1).byteLength,
      [ArrayBuffer, new Uint8Array(1).buffer.constructor, Object.getPrototypeOf(new ArrayBuffer(1)).constructor].map((Buffer) => {
        try { return Boolean(new Buffer(8, { maxByteLength: 16 })) } catch (error) { return error.name }
      }),
    ]`
    assert.deepEqual(await inside(sandbox, made), [8, true, true, 1, ['RangeError', 'RangeError', 'RangeError']])
  })

  test('the added globals do what libraries expect', async ({ assert }) => {
    const text = 'Grüße – 日本 😀'
    const tried = `[
      new TextDecoder().decode(new TextEncoder().encode(${JSON.stringify(text)})),
      [...new TextEncoder().encode('é€😀')],
      new TextDecoder().decode(Uint8Array.of(0x41, 0xff, 0xc3, 0x28)),
      atob(btoa('any carnal pleas')) + btoa('ab'),
      structuredClone({ a: [1, new Map([[1, 2]])] }).a[1].get(1),
    ]`
    const bytes = [0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80]
    assert.deepEqual(await inside(sandbox, tried), [text, bytes, 'A\ufffd\ufffd(', 'any carnal pleasYWI=', 2])
  })

  test('errors tell no path of the server', async ({ assert }) => {
    const failures = [
      'emit.transactions(1n)',
      'null.x',
      'new Proxy({}, null)',
      'eval("(")',
      'emit.transactions({ toJSON() { throw new Error("x") } })',
    ]
    for (const body of failures) {
      const error = await sandbox.invoke(parseCall(pluginThat(body))).catch((thrown: Error) => thrown)
      assert.instanceOf(error, Error)
      assert.notMatch((error as Error).message, /\/|node_modules|plugin_host/)
    }
  })

  test('the log is kept up to its bound', async ({ assert }) => {
    const { log } = await sandbox.invoke(
      detectCall(pluginThat("for (let i = 0; i < 1e4; i++) console.log('line', i); return { confidence: 0 }")),
    )
    assert.equal(log.length, 65_536)
    assert.match(log, /^line 0\nline 1\n/)
    assert.match(log, /the log is full/)
  })

  test('a plugin without the method is told apart from one that fails', async ({ assert }) => {
    const call = detectCall({ ...pluginThat(''), source: 'var florinPlugin = { default: {} }', hash: 'empty' })
    assert.equal(await outcomeOf(sandbox.invoke(call)), 'unsupported')
    assert.equal(await outcomeOf(sandbox.invoke({ ...call, method: 'importer.explode' })), 'unsupported')
  })
})
