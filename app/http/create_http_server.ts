import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * How long a connection without a request stays open, in milliseconds. Whoever keeps connections, a reverse proxy or a client, has to
 * give up first (nginx after 60 s, Traefik 90, Caddy 120): a request sent while the server closes its side is lost. Node's own 5 s
 * are shorter than all of them.
 */
const KEEP_ALIVE_MS = 130_000

/** The server that Florin listens with, in production and in tests. */
export function createHttpServer(listener: RequestListener): Server {
  return endingUnasked(createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener))
}

/** Browsers open connections in advance. Node waits for the first request of each before a server is closed, so Florin would not stop. */
function endingUnasked(server: Server): Server {
  const unasked = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    unasked.add(socket)
    socket.once('close', () => unasked.delete(socket))
  })
  server.on('request', ({ socket }: IncomingMessage) => unasked.delete(socket))
  const close = server.close.bind(server)
  server.close = (done) => {
    const closing = close(done)
    for (const socket of unasked) socket.destroy()
    return closing
  }
  return server
}
