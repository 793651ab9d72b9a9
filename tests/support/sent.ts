import { request, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { serverAddress } from './client.js'

export const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync }

interface Sent {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
}

/** As it comes over the wire; `fetch` would unpack it. */
export function sent(path: string, headers: Record<string, string>): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const asked = request(serverAddress() + path, { headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, bytes: Buffer.concat(parts) }),
      )
    })
    asked.once('error', reject).end()
  })
}
