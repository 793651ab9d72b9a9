import { definePlugin, type Detection, type FileHead } from '@florin/plugin-sdk'
import { readQif } from './read_qif.js'

const FIRST_LINE = /^\s*!(?:Type\s*:|Account|Option\s*:|Clear\s*:)/i
const ANY_LINE = /^!(?:Type\s*:|Account|Option\s*:|Clear\s*:)[^<>]*$/im

function detect({ text }: FileHead): Detection {
  if (FIRST_LINE.test(text)) return { confidence: 1, reason: 'It begins with a header of QIF.' }
  // Some programs write remarks above the first header.
  if (ANY_LINE.test(text.replaceAll('\r', '\n'))) return { confidence: 0.8, reason: 'It has a header of QIF.' }
  return { confidence: 0 }
}

export default definePlugin({
  importer: { detect, parse: (file, options, emit) => readQif(file.text, options.mapping?.date_order, emit) },
})
