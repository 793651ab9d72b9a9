import { definePlugin, type Detection, type FileHead } from '@florin/plugin-sdk'
import { readCamt } from './read_camt.js'

const NAMESPACE = /\bcamt\.05[234]\.001\.\d\d/
const MESSAGE = /<(?:[\w.-]+:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)/

function detect({ text }: FileHead): Detection {
  const message = MESSAGE.test(text)
  if (message && NAMESPACE.test(text)) return { confidence: 1, reason: 'It is a CAMT message of ISO 20022.' }
  if (message) return { confidence: 0.95, reason: 'It contains an account statement of ISO 20022.' }
  return { confidence: 0 }
}

export default definePlugin({ importer: { detect, parse: (file, _options, emit) => readCamt(file.text, emit) } })
