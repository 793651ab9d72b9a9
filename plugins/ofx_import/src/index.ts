import { definePlugin, type Detection, type FileHead } from '@florin/plugin-sdk'
import { readOfx } from './read_ofx.js'

function detect({ text }: FileHead): Detection {
  if (/<OFX[\s>]/i.test(text)) return { confidence: 1, reason: 'It contains an OFX document.' }
  if (/^\s*OFXHEADER\s*[:=]/i.test(text)) return { confidence: 0.9, reason: 'It begins with an OFX header.' }
  return { confidence: 0 }
}

export default definePlugin({ importer: { detect, parse: (file, _options, emit) => readOfx(file.text, emit) } })
