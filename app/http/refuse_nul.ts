import type { HttpContext } from '@adonisjs/core/http'
import { BadRequestException } from './exceptions.js'

const NUL = '\0'

/**
 * Refuses the character U+0000. Nobody types it, PostgreSQL keeps no text with it, and what is written in C takes it for the end: the same
 * name would be three different ones.
 */
export function refuseNulInAddress({ request }: HttpContext): void {
  if (request.url(true).includes('%00')) refuse()
}

/** Of what the body parser has read: members of JSON, fields of forms, names of files. */
export function refuseNulInBody({ request }: HttpContext): void {
  const names = Object.values(request.allFiles())
    .flat()
    .map(({ clientName }) => clientName)
  if (hasNul(request.body()) || hasNul(names)) refuse()
}

function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, member]) => name.includes(NUL) || hasNul(member))
}

function refuse(): never {
  throw new BadRequestException('A text in the request has the character U+0000, which no text may have.')
}
