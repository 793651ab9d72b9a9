import type { HttpContext } from '@adonisjs/core/http'
import { BadRequestException } from './exceptions.js'

const NUL = '\0'

/**
 * Refuses what is no text: the character U+0000, and half of a character. Nobody types them. PostgreSQL keeps no text with the first, and
 * what is written in C takes it for the end; the second becomes another character on its way into a database, so that what is kept is not
 * what was said. The same name would be two different ones.
 */
export function refuseUnfitAddress({ request }: HttpContext): void {
  if (request.url(true).includes('%00')) refuse()
}

/** Of what the body parser has read: members of JSON, fields of forms, names of files. */
export function refuseUnfitBody({ request }: HttpContext): void {
  const names = Object.values(request.allFiles())
    .flat()
    .map(({ clientName }) => clientName)
  if (isUnfit(request.body()) || isUnfit(names)) refuse()
}

function isUnfit(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL) || !value.isWellFormed()
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, member]) => isUnfit(name) || isUnfit(member))
}

function refuse(): never {
  throw new BadRequestException(
    'A text in the request has the character U+0000 or half of a character, which no text may have.',
  )
}
