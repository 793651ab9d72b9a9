import { PassThrough } from 'node:stream'
import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import type { LiveEvent } from '../live_events.js'
import { credentialOf } from '../middleware/authorise.js'

/** Proxies close connections that are silent for longer. */
const HEARTBEAT_MS = 15_000
const RECONNECT_MS = 3_000
/** A page that does not keep up is let go; it reconnects and asks for what it shows. */
const UNREAD_BYTES_MAX = 1_000_000

export default class EventsController {
  /** Stays open until the page goes, the person signs out, or the server stops. */
  async index(ctx: HttpContext) {
    const { response, household } = ctx
    const live = await app.container.make('florin.live')
    const stream = new PassThrough()
    const unsubscribe = live.subscribe(
      household.id,
      (event) => write(stream, event),
      () => stream.end(),
    )
    const heartbeat = setInterval(() => void beat(ctx, stream), HEARTBEAT_MS)
    stream.on('close', () => {
      unsubscribe()
      clearInterval(heartbeat)
    })
    response.header('Content-Type', 'text/event-stream; charset=utf-8')
    response.header('Cache-Control', 'no-store')
    response.header('X-Accel-Buffering', 'no')
    stream.write(`retry: ${RECONNECT_MS}\n\n`)
    response.stream(stream)
  }
}

function write(stream: PassThrough, { name, data }: LiveEvent): void {
  if (stream.writableLength > UNREAD_BYTES_MAX) stream.end()
  else stream.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
}

/** Keeps the connection alive, for those who may still listen. */
async function beat(ctx: HttpContext, stream: PassThrough): Promise<void> {
  const callers = await app.container.make('florin.callers')
  const credential = credentialOf(ctx)
  const found = credential && (await callers.handle(credential, ctx.household.id).catch(() => undefined))
  if (found?.household) stream.write(': still here\n\n')
  else stream.end()
}
