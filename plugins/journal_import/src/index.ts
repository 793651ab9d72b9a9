import {
  definePlugin,
  type Detection,
  type Emit,
  type FileHead,
  type ImportFile,
  type ParseOptions,
  type ParseResult,
} from '@florin/plugin-sdk'
import { readBeancount } from './beancount.js'
import { readHledger } from './hledger.js'

const BEANCOUNT = /^\d{4}[-/]\d\d[-/]\d\d\s+(?:open|commodity|txn|[*!])\s+[A-Z"]/m
const BEANCOUNT_ONLY = /^\d{4}[-/]\d\d[-/]\d\d\s+(?:open\s+[A-Z]\w*:|commodity\s+[A-Z]|[*!]\s+")/m
/** A date at the margin, and below it an indented account. */
const JOURNAL = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[^\n]*\r?\n(?:[ \t]+;[^\n]*\r?\n)*[ \t]+[*!]?\s*[\p{L}\d([][^\n]*/mu

const isBeancount = (text: string) => BEANCOUNT.test(text) && BEANCOUNT_ONLY.test(text)

function detect({ name, text, encoding }: FileHead): Detection {
  if (encoding === 'binary' || /^\s*[<{]/.test(text)) return { confidence: 0 }
  if (isBeancount(text)) return { confidence: 0.95, reason: 'It has dated directives of Beancount.' }
  if (JOURNAL.test(text)) return { confidence: 0.9, reason: 'It has dated transactions with indented accounts.' }
  return { confidence: /\.(journal|hledger|ledger|beancount)$/i.test(name) ? 0.3 : 0 }
}

function parse(file: ImportFile, _options: ParseOptions, emit: Emit): ParseResult {
  return isBeancount(file.text) ? readBeancount(file.text, emit) : readHledger(file.text, emit)
}

export default definePlugin({ importer: { detect, parse } })
