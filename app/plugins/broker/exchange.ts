import { type IncomingHttpHeaders, type IncomingMessage, request as send } from 'node:http'
import type { Socket } from 'node:net'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { portOf } from '../domain/host_names.js'
import { Refusal } from './refusals.js'

export const LARGEST_ANSWER_BYTES = 12 * 1024 * 1024
const LARGEST_HEADERS_BYTES = 32 * 1024

export interface Outgoing {
  method: string
  url: URL
  headers: Record<string, string>
  body: Buffer | undefined
}

export interface Incoming {
  status: number
  headers: Record<string, string>
  body: Buffer
}

const DECODERS: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br'

/** One request and its answer over a connection that is closed afterwards. */
export async function exchange(socket: Socket, outgoing: Outgoing, signal: AbortSignal): Promise<Incoming> {
  try {
    const answer = await headOf(socket, outgoing, signal)
    const body = await readBody(answer)
    return { status: answer.statusCode!, headers: plain(answer.headers), body }
  } catch (error) {
    if (error instanceof Refusal || signal.aborted) throw error
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message
    throw new Refusal('transient', `${outgoing.url.hostname} broke off its answer (${why}).`)
  } finally {
    socket.destroy()
  }
}

function headOf(
  socket: Socket,
  { method, url, headers, body }: Outgoing,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = send({
      // With a connection at hand no agent is asked, so neither a pool nor a proxy of the environment comes into it.
      createConnection: () => socket,
      method,
      path: url.pathname + url.search,
      host: url.hostname,
      port: portOf(url),
      headers: { ...headers, host: url.host.replace(/\.(?=:|$)/, ''), ...lengthOf(method, body), connection: 'close' },
      maxHeaderSize: LARGEST_HEADERS_BYTES,
      signal,
    })
    request.once('response', resolve).on('error', reject)
    request.once('upgrade', () => reject(new Error('it changed the protocol')))
    request.end(body)
  })
}

function lengthOf(method: string, body: Buffer | undefined): Record<string, string> {
  if (body) return { 'content-length': String(body.length) }
  return method === 'GET' ? {} : { 'content-length': '0' }
}

/** Counted after unpacking: a small answer may be a large one that was packed. */
async function readBody(answer: IncomingMessage): Promise<Buffer> {
  const stream = unpacked(answer)
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > LARGEST_ANSWER_BYTES) {
      answer.destroy()
      throw new Refusal('limit_exceeded/input', `The answer is larger than ${LARGEST_ANSWER_BYTES / 1024 / 1024} MB.`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function unpacked(answer: IncomingMessage): Readable {
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return answer
  const decoder = DECODERS[encoding]
  if (!decoder) throw new Refusal('unsupported', `The answer is packed as ${encoding}, which nobody asked for.`)
  // What goes wrong is thrown where the result is read.
  return pipeline(answer, decoder(), () => undefined)
}

function plain(headers: IncomingHttpHeaders): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : value!])
  return Object.fromEntries(pairs) as Record<string, string>
}
