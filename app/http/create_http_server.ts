import { createServer, type RequestListener, type Server } from 'node:http'

/**
 * How long a connection without a request stays open, in milliseconds. Whoever keeps connections, a reverse proxy or a client, has to
 * give up first (nginx after 60 s, Traefik 90, Caddy 120): a request sent while the server closes its side is lost. Node's own 5 s
 * are shorter than all of them.
 */
const KEEP_ALIVE_MS = 130_000

/** The server that Florin listens with, in production and in tests. */
export function createHttpServer(listener: RequestListener): Server {
  return createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener)
}
