import type { HttpContext } from '@adonisjs/core/http'
import type { Changed } from './gateway.js'

/** Tells the client which change set its request made, so that it can offer to undo it, and hands the result on. */
export function respond<T>({ response }: HttpContext, { result, changeSetId }: Changed<T>): T {
  if (changeSetId !== null) response.header('Florin-Change-Set', String(changeSetId))
  return result
}
