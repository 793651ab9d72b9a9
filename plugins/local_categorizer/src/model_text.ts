import { PluginError } from '@florin/plugin-sdk'
import type { Temperatures } from './calibrate.js'
import type { Linear } from './linear.js'

/** What was learned, as it is between calls. */
export interface LearnedModel {
  linear: Linear
  /** Ids of the categories, by class. */
  categories: string[]
  temperatures: Temperatures
  rows: number
}

interface Head {
  format: 1
  size: number
  categories: string[]
  bias: number[]
  temperatures: Temperatures
  rows: number
  largest: number
}

/*
 * Weights are written as one printable character each: 89 steps, finer near zero, where most of them are. Before them stands their
 * bucket, three characters. Buckets without weight are left out, so a model is as large as what it learned.
 */
const BASE = 35
const BACKSLASH = 92
const STEPS = 44
const ZERO = STEPS + 1
const DIGITS = 90
const LEAST = 1e-4

const charOf = (step: number) => BASE + step + (BASE + step >= BACKSLASH ? 1 : 0)
const stepOf = (code: number) => code - BASE - (code > BACKSLASH ? 1 : 0)

export function writeModel({ linear, categories, temperatures, rows }: LearnedModel): string {
  const { classes, size, weights, bias } = linear
  let largest = LEAST
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight))
  const head: Head = { format: 1, size, categories, bias: [...bias].map(rounded), temperatures, rows, largest }
  const parts: string[] = []
  const codes = new Uint8Array(3 + classes)
  for (let bucket = 0; bucket < size; bucket++) {
    let isEmpty = true
    for (let k = 0; k < classes; k++) {
      const weight = weights[bucket * classes + k]!
      const step = Math.round(Math.sqrt(Math.abs(weight) / largest) * STEPS)
      if (step !== 0) isEmpty = false
      codes[3 + k] = charOf(ZERO + (weight < 0 ? -step : step))
    }
    if (isEmpty) continue
    codes[0] = charOf(Math.floor(bucket / (DIGITS * DIGITS)))
    codes[1] = charOf(Math.floor(bucket / DIGITS) % DIGITS)
    codes[2] = charOf(bucket % DIGITS)
    parts.push(String.fromCharCode(...codes))
  }
  return `${JSON.stringify(head)}\n${parts.join('')}`
}

const rounded = (value: number) => Math.round(value * 1e4) / 1e4

export function readModel(text: string): LearnedModel {
  const end = text.indexOf('\n')
  const head = JSON.parse(text.slice(0, end)) as Head
  if (head.format !== 1) throw new PluginError('unsupported', 'This model was written by another version.')
  const { categories, size, temperatures, rows } = head
  const classes = categories.length
  const weights = new Float32Array(classes * size)
  const values = Float32Array.from({ length: DIGITS }, (_, step) => {
    const share = (step - ZERO) / STEPS
    return Math.sign(share) * share * share * head.largest
  })
  for (let at = end + 1; at + 3 + classes <= text.length; at += 3 + classes) {
    const digit = (place: number) => stepOf(text.charCodeAt(at + place))
    const base = (digit(0) * DIGITS * DIGITS + digit(1) * DIGITS + digit(2)) * classes
    for (let k = 0; k < classes; k++) weights[base + k] = values[stepOf(text.charCodeAt(at + 3 + k))]!
  }
  return { linear: { classes, size, weights, bias: Float32Array.from(head.bias) }, categories, temperatures, rows }
}

/** The same model for the categories there are now: new ones know nothing yet, gone ones are forgotten. */
export function forCategories(model: LearnedModel, wanted: readonly string[]): LearnedModel {
  const { linear, categories } = model
  if (wanted.length === categories.length && wanted.every((id, at) => id === categories[at])) return model
  const from = wanted.map((id) => categories.indexOf(id))
  const classes = wanted.length
  const weights = new Float32Array(classes * linear.size)
  for (let bucket = 0; bucket < linear.size; bucket++)
    for (let k = 0; k < classes; k++)
      if (from[k]! >= 0) weights[bucket * classes + k] = linear.weights[bucket * linear.classes + from[k]!]!
  const lowest = Math.min(0, ...linear.bias)
  const bias = Float32Array.from(from, (old) => (old >= 0 ? linear.bias[old]! : lowest))
  return { ...model, linear: { classes, size: linear.size, weights, bias }, categories: [...wanted] }
}
