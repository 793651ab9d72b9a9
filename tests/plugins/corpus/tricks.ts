import { PluginFailedException } from '#plugins/exceptions'
import type { HostCalls } from '#plugins/sandbox'
import type { Attacks } from './attack.js'

const refuse: HostCalls = () => Promise.reject(new PluginFailedException('not_found', 'There is none.', 'tested'))

/** Plugins that lie, throw what nobody expects, or turn the language against the bridge. */
export const TRICKS: Attacks = {
  'throwing nothing': { body: 'throw undefined', ends: 'internal' },
  'throwing what cannot be looked at': {
    body: 'throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 2 }, has() { throw 3 } })',
    ends: 'internal',
  },
  'throwing a symbol': { body: 'throw Symbol("x")', ends: 'internal' },
  'throwing a message of a hundred million characters': {
    body: 'throw new Error("x".repeat(1e8))',
    ends: 'internal',
  },
  'throwing an error with a stack of its own': {
    body: 'const error = new Error("x"); error.stack = "at /etc/passwd"; throw error',
    ends: 'internal',
  },
  'a call stack without end': { body: 'return (function deeper() { return deeper() + 1 })()', ends: 'internal' },
  'pretending to be the host': { body: 'throw { code: "limit_exceeded/memory", message: "not me" }', ends: 'internal' },
  'a quota that nobody set': { body: 'throw { code: "limit_exceeded/quota", message: "not me" }', ends: 'internal' },
  'a code from the prototype of objects': { body: 'throw { code: "constructor", message: "x" }', ends: 'internal' },
  'a cancellation that nobody asked for': { body: 'throw { code: "cancelled", message: "x" }', ends: 'internal' },
  'a refusal with another code': {
    body: 'try { await florin.store.get("k") } catch (error) { Object.defineProperty(error, "code", { value: "ok" }); throw error }',
    onHostCall: refuse,
    ends: 'not_found',
  },
  'answering with nothing': { body: '', ends: 'internal' },
  'answering with a function': { body: 'return () => 1', ends: 'internal' },
  'answering with a poisoned object': { body: 'return { get a() { throw new Error("no") } }', ends: 'internal' },
  'answering with a circle': { body: 'const a = {}; a.a = a; return a', ends: 'internal' },
  'answering with a big integer': { body: 'return { a: 1n }', ends: 'internal' },
  'answering with a then that throws': { body: 'return { get then() { throw new Error("no") } }', ends: 'internal' },
  'answering with nested arrays, a hundred thousand deep': {
    body: 'let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return a',
    // Every level is compared with all above it, which takes a busy machine seconds.
    limits: { cpu_ms: 30_000 },
    ends: 'internal',
  },
  'JSON nested five million deep': {
    body: 'return JSON.parse("[".repeat(5e6))',
    limits: { cpu_ms: 30_000 },
    ends: 'limit_exceeded/memory',
  },
  'a circle as a request': { body: 'const a = {}; a.a = a; await florin.store.set("k", a)', ends: 'internal' },
  'a request that asks while it is written': {
    body: 'const value = { toJSON() { return florin.store.set("k", value) } }; await florin.store.set("k", value)',
    ends: 'internal',
  },
  'replacing what Florin handed over': {
    body: 'florin.store.get = () => "mine"; florin.http = null; return { found: await florin.store.get("k") }',
    ends: 'ok',
  },
  'a plugin that is a trap': {
    body: '',
    bundle: 'var florinPlugin = new Proxy({}, { get() { throw new Error("no") } })',
    ends: 'internal',
  },
  'a plugin that is a getter': {
    body: '',
    bundle:
      'Object.defineProperty(globalThis, "florinPlugin", { get() { throw { code: "transient", message: "x" } } })',
    ends: 'transient',
  },
  'no plugin at all': { body: '', bundle: '1', ends: 'unsupported' },
  'a method of the prototype of objects': {
    body: '',
    bundle: 'var florinPlugin = { default: Object.create({ importer: { parse: "text" } }) }',
    ends: 'unsupported',
  },
  'a bundle that is no program': { body: '', bundle: 'var = 1', ends: 'internal' },
  'a bundle whose last value is huge': { body: '', bundle: '"x".repeat(3e7)', ends: 'unsupported' },
  'a bundle that throws': { body: '', bundle: 'throw new Error("at load")', ends: 'internal' },
  'a bundle that imports': { body: '', bundle: 'import fs from "node:fs"', ends: 'internal' },
  'a module that is imported': { body: 'return await import("node:fs")', ends: 'internal' },
  'chance without end': { body: 'crypto.getRandomValues(new Uint8Array(1e6))', ends: 'internal' },
  'an address of many letters': {
    body: 'return { length: new URL("https://a.example/" + "é".repeat(1e5)).href.length }',
    limits: { cpu_ms: 30_000 },
    ends: 'ok',
  },
  'prototypes turned against the bridge': {
    body: `
      Promise.prototype.then = JSON.parse = JSON.stringify = Array.prototype.push = Function.prototype.call = Function.prototype.apply =
        String.prototype.slice = RegExp.prototype.test = () => { throw "stolen" }
      Object.prototype.toJSON = () => ({ ok: true, value: "forged" })
      Object.defineProperty(Object.prototype, "ok", { get: () => true })
      throw new Error("all replaced")`,
    ends: 'internal',
  },
  'setters that steal what the bridge keeps': {
    body: `
      const stolen = []
      for (const key of ["0", "1", "resolve", "reject", "id", "operation", "body"])
        Object.defineProperty(Object.prototype, key, { set(value) { stolen.push(value) }, get() { return undefined }, configurable: true })
      await florin.store.get("k")
      return { stolen: stolen.map((value) => typeof value) }`,
    ends: 'ok',
  },
}
