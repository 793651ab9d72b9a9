import vine from '@vinejs/vine'
import { scopes } from '#http/operation'
import { plainDate } from '#http/validators/shapes'

export const newTokenValidator = vine.create({
  name: vine.string().trim().minLength(1).maxLength(80),
  scopes: vine.array(vine.enum(scopes)).minLength(1),
  expires_on: plainDate().optional(),
})

const token = {
  id: vine.number(),
  name: vine.string(),
  /** The last characters of the token. */
  hint: vine.string(),
  scopes: vine.array(vine.enum(scopes)),
  created_at: vine.string(),
  expires_on: vine.string().nullable(),
  last_used_at: vine.string().nullable(),
}

export const tokenListValidator = vine.create({ data: vine.array(vine.object(token)) })
export const issuedTokenValidator = vine.create({ ...token, token: vine.string() })
