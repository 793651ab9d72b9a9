/**
 * Takes away what escapes isolated-vm's memory limit (WebAssembly, shared and resizable buffers), and the clock and the dice, which
 * come from the call instead: the same call gives the same answer.
 */
export function hardenRealm(call: { readonly now_ms: number }, roll: () => number): void {
  const realm: Record<string, unknown> = globalThis
  for (const name of ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'WeakRef', 'FinalizationRegistry'])
    delete realm[name]
  refuseResizableBuffers()
  fixClock(call)
  Math.random = () => roll() / 4294967296
}

function refuseResizableBuffers() {
  const Native = ArrayBuffer
  const construct = Reflect.construct

  function FixedArrayBuffer(this: unknown, length: number, options?: { maxByteLength?: number }) {
    if (!new.target) throw new TypeError("Constructor ArrayBuffer requires 'new'")
    if (options?.maxByteLength !== undefined)
      throw new RangeError('Array buffer allocation failed: resizable buffers do not exist here')
    return construct(Native, [length], new.target)
  }
  Object.defineProperties(FixedArrayBuffer, {
    name: { value: 'ArrayBuffer' },
    prototype: { value: Native.prototype, writable: false },
    isView: { value: Native.isView },
    [Symbol.species]: { get: () => FixedArrayBuffer },
  })
  for (const method of ['resize', 'transfer', 'transferToFixedLength']) Reflect.deleteProperty(Native.prototype, method)
  Object.defineProperty(Native.prototype, 'constructor', { value: FixedArrayBuffer })
  Object.defineProperty(globalThis, 'ArrayBuffer', { value: FixedArrayBuffer })
}

function fixClock(call: { readonly now_ms: number }) {
  const Native = Date
  const construct = Reflect.construct

  function FixedDate(this: unknown, ...args: unknown[]) {
    if (!new.target) return new Native(call.now_ms).toString()
    return construct(Native, args.length === 0 ? [call.now_ms] : args, new.target)
  }
  Object.defineProperties(FixedDate, {
    name: { value: 'Date' },
    prototype: { value: Native.prototype, writable: false },
    now: { value: () => call.now_ms },
    parse: { value: Native.parse },
    UTC: { value: Native.UTC },
  })
  Object.defineProperty(Native.prototype, 'constructor', { value: FixedDate })
  Object.defineProperty(globalThis, 'Date', { value: FixedDate })
}
