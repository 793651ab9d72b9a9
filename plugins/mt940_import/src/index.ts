import { definePlugin, type Detection, type FileHead } from '@florin/plugin-sdk'
import { readMt940 } from './read_mt940.js'

const BEGINS = /^\s*(?:\{\d:[^\n]*)?:20:/m
const CONTENT = /^\s*:(?:25P?|28C?|60[FM]?|61|34F|62[FM]?):/m
const ANY_TAG = /^\s*:(?:25P?|28C|60[FM]|61|62[FM]|86|NS):/

function detect({ text }: FileHead): Detection {
  if (BEGINS.test(text) && CONTENT.test(text))
    return { confidence: 1, reason: 'It has the fields of a SWIFT statement.' }
  if (ANY_TAG.test(text)) return { confidence: 0.6, reason: 'It begins with a field of a SWIFT statement.' }
  return { confidence: 0 }
}

export default definePlugin({ importer: { detect, parse: (file, _options, emit) => readMt940(file.text, emit) } })
