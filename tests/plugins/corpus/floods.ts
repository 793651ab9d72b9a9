import { setTimeout as wait } from 'node:timers/promises'
import { PluginFailedException } from '#plugins/exceptions'
import { type Attacks, SOON } from './attack.js'

const LATE_MS = 300

/** Plugins that overwhelm whoever listens to them. */
export const FLOODS: Attacks = {
  batches: { body: 'for (;;) emit.transactions({ a: "x".repeat(1000) })', ends: 'limit_exceeded/calls' },
  'batches, catching the refusal': {
    body: 'for (;;) try { emit.transactions({}) } catch {}',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  data: {
    body: 'for (;;) emit.transactions({ a: "x".repeat(1e6) })',
    limits: { output_chars: 5e6 },
    ends: 'limit_exceeded/output',
  },
  'an answer that is too large': { body: 'return { a: "x".repeat(9e6) }', ends: 'limit_exceeded/output' },
  'host calls that nobody waits for': {
    body: 'for (;;) florin.store.get("k").catch(() => {})',
    ends: 'limit_exceeded/calls',
  },
  'host calls one after the other': { body: 'for (;;) await florin.store.get("k")', ends: 'limit_exceeded/calls' },
  'host calls, catching the refusal': {
    body: 'for (;;) try { await florin.store.get("k") } catch {}',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'host calls at once': {
    body: 'return { all: (await Promise.all(Array.from({ length: 101 }, () => florin.store.get("k")))).length }',
    ends: 'limit_exceeded/calls',
  },
  'a host call with a huge request': {
    body: 'await florin.store.set("k", "x".repeat(9e6))',
    ends: 'limit_exceeded/output',
  },
  'host calls with huge answers': {
    body: 'const all = []; for (;;) all.push((await florin.store.get("k")).length)',
    onHostCall: () => Promise.resolve(JSON.stringify('x'.repeat(3_000_000))),
    ends: 'limit_exceeded/input',
  },
  progress: { body: 'for (;;) florin.progress(1, 2)', limits: SOON, ends: 'limit_exceeded/cpu' },
  'lines of the log': {
    body: 'for (let i = 0; i < 2e5; i++) console.log("line", i); return {}',
    limits: { cpu_ms: 30_000 },
    ends: 'ok',
  },
  'long lines of the log': {
    body: 'for (let i = 0; i < 20; i++) console.log("x".repeat(1e6)); return {}',
    ends: 'ok',
  },
  'what the console cannot write': {
    body: 'const a = {}; a.a = a; console.log(a); return {}',
    ends: 'internal',
  },
  'pending timers': { body: 'for (;;) setTimeout(() => {}, 1e9)', ends: 'internal' },
  'timers one after the other': {
    body: 'for (;;) await new Promise((resolve) => setTimeout(resolve, 0))',
    ends: 'limit_exceeded/calls',
  },
  'timers without a sensible time': {
    body: 'for (const time of [NaN, -1, "soon", {}, 1e400]) clearTimeout(setTimeout(() => {}, time)); return {}',
    ends: 'ok',
  },
  'forgotten rejections': {
    body: 'for (let i = 0; i < 1e4; i++) void Promise.reject(new Error("lost")); return {}',
    ends: 'internal',
  },
  'an answer before its host calls are answered': {
    body: 'florin.store.get("k"); return {}',
    onHostCall: () => wait(LATE_MS).then(() => 'null'),
    ends: 'ok',
  },
  'a refusal that nobody looks at': {
    body: 'florin.store.get("k"); await new Promise((resolve) => setTimeout(resolve, 50)); return {}',
    onHostCall: () => Promise.reject(new PluginFailedException('forbidden', 'No.', 'tested')),
    ends: 'ok',
  },
}
