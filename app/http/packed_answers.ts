import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { HttpContext } from '@adonisjs/core/http'
import { acceptedEncoding, type Encoding } from './accepted_encoding.js'
import { operationOf } from './operation.js'

/** Below, the headers of a packet weigh more than what packing saves. */
const MIN_LENGTH = 1024
/** All that is remembered, in characters and bytes; larger than the second is no page that somebody looks at twice. */
const REMEMBERED_MAX = 4_000_000
const REMEMBERED_EACH = 200_000

const brotli = promisify(zlib.brotliCompress)
const gzip = promisify(zlib.gzip)
/** Quality 4 is where Brotli is as quick as gzip and still smaller; the window is as large as most answers. */
const BROTLI = {
  params: {
    [zlib.constants.BROTLI_PARAM_QUALITY]: 4,
    [zlib.constants.BROTLI_PARAM_LGWIN]: 18,
    [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
  },
}
const PACK: Record<Encoding, (text: string) => Promise<Buffer>> = {
  br: (text) => brotli(text, BROTLI),
  gzip: (text) => gzip(text),
}

interface Remembered {
  text: string
  packed: Buffer
}

/** A page that is looked at again answers the same text, which is packed once. By what was asked, so that only the newest stays. */
const remembered = new Map<string, Remembered>()
let rememberedSize = 0

/**
 * JSON as this client can unpack it, beside the event loop. The length of what is packed tells what repeats in it, so somebody who sees
 * lengths, puts in guesses and makes the browser ask could find out a secret beside them (BREACH). Hence only what has no secret in it is
 * packed, and only when no other site made the browser ask.
 */
export async function packAnswer(ctx: HttpContext, text: string): Promise<string | Buffer> {
  if (text.length < MIN_LENGTH || !mayBePacked(ctx)) return text
  ctx.response.header('Vary', 'Accept-Encoding, Sec-Fetch-Site')
  const encoding = isOwnRequest(ctx) ? acceptedEncoding(ctx.request) : undefined
  if (!encoding) return text
  ctx.response.header('Content-Encoding', encoding)
  const asked = `${encoding} ${ctx.household?.id} ${ctx.request.url(true)}`
  const known = remembered.get(asked)
  if (known?.text === text) return known.packed
  const packed = await PACK[encoding](text)
  remember(asked, { text, packed })
  return packed
}

/** What people look at, and what everybody may see. What is told once, after a POST, or of a person's sessions is neither. */
function mayBePacked(ctx: HttpContext): boolean {
  const operation = operationOf(ctx)
  return operation?.method === 'GET' && operation.access !== 'user' && ctx.response.getStatus() === 200
}

/** Browsers say so wherever they come by https; over http whoever sees lengths sees everything. */
function isOwnRequest({ request }: HttpContext): boolean {
  const site = request.header('sec-fetch-site')
  return site === undefined || site === 'same-origin'
}

function remember(asked: string, answer: Remembered): void {
  const size = sizeOf(answer)
  if (size > REMEMBERED_EACH) return
  if (rememberedSize + size > REMEMBERED_MAX) {
    remembered.clear()
    rememberedSize = 0
  }
  rememberedSize += size - sizeOf(remembered.get(asked))
  remembered.set(asked, answer)
}

const sizeOf = (answer: Remembered | undefined) => (answer ? answer.text.length + answer.packed.length : 0)
