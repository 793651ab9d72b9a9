import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { invalidField } from '#core/exceptions'
import { IdempotencyKeys, type KeptAnswer } from './idempotency_keys.js'
import { requestHash } from './request_hash.js'

const KEPT_HEADERS = ['location', 'florin-change-set'] as const

/** A client that does not know whether its request arrived sends it again with the same `Idempotency-Key`. */
export async function replayRepeats(ctx: HttpContext, next: NextFn): Promise<void> {
  const key = ctx.request.header('idempotency-key')
  if (key === undefined || !ctx.caller) return next()
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw invalidField('/idempotency-key', 'format', 'An Idempotency-Key has 1 to 200 visible ASCII characters.')
  const [userId, householdId] = [ctx.caller.user.id, ctx.household?.id ?? null]
  const keys = await app.container.make(IdempotencyKeys)
  const claimed = await keys.claim({ userId, householdId, key, requestHash: await requestHash(ctx) })
  if ('answer' in claimed) return replay(ctx, claimed.answer)
  await answer(ctx, next, keys, claimed.id)
}

async function answer(ctx: HttpContext, next: NextFn, keys: IdempotencyKeys, claim: number) {
  try {
    await next()
  } catch (error) {
    await keys.release(claim)
    throw error
  }
  const { hasStream, hasFileToStream } = ctx.response
  if (hasStream || hasFileToStream || ctx.response.getStatus() >= 400) return keys.release(claim)
  await keys.keep(claim, answerOf(ctx))
}

function answerOf({ response }: HttpContext): KeptAnswer {
  const headers: Record<string, string> = {}
  for (const name of KEPT_HEADERS) {
    const value = response.getHeader(name)
    if (value !== undefined) headers[name] = String(value)
  }
  return { status: response.getStatus(), headers, body: response.getBody() ?? null }
}

function replay({ response }: HttpContext, { status, headers, body }: KeptAnswer) {
  for (const [name, value] of Object.entries(headers)) response.header(name, value)
  response.header('Idempotency-Replayed', 'true')
  response.status(status)
  response.send(body)
}
