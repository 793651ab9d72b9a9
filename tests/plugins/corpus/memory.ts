import { type Attacks, PATIENT } from './attack.js'

const fill = (body: string, memory_mb = 64) => ({
  body,
  limits: { ...PATIENT, memory_mb },
  ends: 'limit_exceeded/memory',
})
/** For what allocates slowly. */
const SMALL_MB = 16

/** Plugins that take all the memory they can get, by every allocator there is. */
export const MEMORY: Attacks = {
  'arrays of objects': fill('const a = []; for (;;) a.push({ a: [1, 2, 3] })'),
  numbers: fill('const a = []; for (let i = 0.5; ; i++) a.push(i)'),
  strings: fill('const a = []; for (;;) a.push(JSON.stringify("x".repeat(1e6)))'),
  closures: fill('const a = []; for (;;) a.push(() => a)'),
  promises: fill('const a = []; for (;;) a.push(new Promise(() => {}))'),
  symbols: fill('for (let i = 0; ; i++) Symbol.for("a long enough name of a symbol " + i)', SMALL_MB),
  'big integers': fill('const a = []; for (let i = 1n; ; i++) a.push(i << 5000n)'),
  'parsed JSON': fill(
    'const json = JSON.stringify(Array(1e5).fill({ a: 1 })), a = []; for (;;) a.push(JSON.parse(json))',
  ),
  'a map': fill('const a = new Map(); for (let i = 0; ; i++) a.set(i, i)'),
  'a set': fill('const a = new Set(); for (let i = 0; ; i++) a.add("entry " + i)'),
  'an object as a dictionary': fill('const a = {}; for (let i = 0; ; i++) a["key " + i] = i'),
  'a string taken apart': fill('return [..."." .repeat(5e8)]'),
  'a large array that is filled': fill('return Array(1e9).fill(0)', SMALL_MB),
  'a generator that is spread': fill('return [...(function* () { for (;;) yield {} })()]'),
  'slices of doubles': fill(
    'const a = Array.from({ length: 1e6 }, (_, i) => i + 0.5), b = []; for (;;) b.push(a.slice())',
  ),
  buffers: fill('const a = []; for (;;) a.push(new ArrayBuffer(1e7))'),
  'typed arrays': fill('const a = []; for (;;) a.push(new Float64Array(1e6).fill(1))'),
  'resizable buffers': fill('const a = []; for (;;) a.push(new ArrayBuffer(8, { maxByteLength: 1e9 }).resize(1e9))'),
  'resizable buffers by another way to the constructor': fill(
    'const Buffer = new Uint8Array(1).buffer.constructor, a = []; for (;;) a.push(new Buffer(8, { maxByteLength: 1e9 }))',
  ),
  copies: fill('const a = [{ a: "x" }]; for (;;) a.push(structuredClone(a[0]), { ...a[0] }, new Date(0))'),
  'waiting calls': {
    body: 'const a = []; for (;;) { a.push("x".repeat(100) + a.length); florin.store.set("k", a).catch(() => {}) }',
    limits: { cpu_ms: 30_000, calls: 1e9, output_chars: 1e12, memory_mb: 32 },
    onHostCall: () => new Promise(() => {}),
    ends: 'limit_exceeded/memory',
  },
  'shared buffers': { body: 'return { made: new SharedArrayBuffer(1e9).byteLength }', ends: 'internal' },
  'the memory of WebAssembly': { body: 'return new WebAssembly.Memory({ initial: 16384 })', ends: 'internal' },
}
