import { type Attacks, SOON, WAITING } from './attack.js'

/** Plugins that do not come to an end. */
export const TIME: Attacks = {
  'an endless loop': { body: 'for (;;);', limits: SOON, ends: 'limit_exceeded/cpu' },
  'a loop that catches everything': {
    body: 'for (;;) try { for (;;); } finally { continue }',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'an endless loop while the bundle is loaded': {
    body: '',
    bundle: 'for (;;);',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'an endless loop after a host call': {
    body: 'await florin.store.get("k"); for (;;);',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'an endless loop in a timer': {
    body: 'setTimeout(() => { for (;;); }, 1); await new Promise(() => {})',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'a promise that never settles': {
    body: 'return new Promise(() => {})',
    limits: WAITING,
    ends: 'limit_exceeded/wall',
  },
  'waiting for a signal that never comes': {
    body: 'await new Promise((resolve) => new AbortController().signal.addEventListener("abort", resolve))',
    limits: WAITING,
    ends: 'limit_exceeded/wall',
  },
  'waiting for an answer that never comes': {
    body: 'await florin.http.request({ method: "GET", url: "https://a.example/" })',
    onHostCall: () => new Promise(() => {}),
    limits: WAITING,
    ends: 'limit_exceeded/wall',
  },
  'endless microtasks': { body: 'for (;;) await 0', limits: SOON, ends: 'limit_exceeded/cpu' },
  'a thenable that resolves to itself': {
    body: 'const again = { then(resolve) { resolve(again) } }; return again',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'a regular expression that backtracks': {
    body: 'return { found: /^(a+)+$/.test("a".repeat(60) + "b") }',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'padding without end': { body: 'for (;;) "x".padStart(1e6)', limits: SOON, ends: 'limit_exceeded/cpu' },
  'normalising without end': {
    body: 'const marks = "\\u1e9b\\u0323".repeat(1e5); for (;;) marks.normalize("NFKD")',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'sorting by the rules of a language without end': {
    body: 'const words = Array.from({ length: 5e4 }, (_, i) => String(i)); for (;;) words.sort(new Intl.Collator("de").compare).reverse()',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'numbers of a million digits': {
    body: 'for (let n = 3n ** 400000n; ; n += 1n) String(n)',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'an answer whose getter never returns': {
    body: 'return { get statements() { for (;;); } }',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'an answer whose toJSON never returns': {
    body: 'return { toJSON() { for (;;); } }',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'an error whose message never comes': {
    body: 'throw { get message() { for (;;); } }',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'a stack trace that is written for ever': {
    body: 'Error.prepareStackTrace = () => { for (;;); }; return { stack: new Error("x").stack }',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'work that cannot be interrupted': {
    body: 'const a = []; a.length = 4e9; a.indexOf(1)',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'an answer, and work behind it that cannot be interrupted': {
    body: `const work = async () => { for (let i = 0; i < 50; i++) await 0; const a = []; a.length = 4e9; a.indexOf(1) }
      void work(); return { statements: [], issues: [] }`,
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
}
