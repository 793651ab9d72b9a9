import vine from '@vinejs/vine'
import { cursor, id, limit } from '#http/validators/shapes'

const name = () => vine.string().trim().minLength(1).maxLength(100)

const incoming = () => ({
  id: id(),
  name: vine.string(),
  enabled: vine.boolean(),
  /** Whether calls have to be signed. */
  signed: vine.boolean(),
  created_at: vine.string(),
})

export const incomingListValidator = vine.create({ data: vine.array(vine.object(incoming())) })

export const incomingValidator = vine.create(incoming())

export const incomingDraftValidator = vine.create({ name: name(), signed: vine.boolean() })

export const incomingPatchValidator = vine.create({ name: name().optional(), enabled: vine.boolean().optional() })

/** Address and secret are told this once. */
export const madeIncomingValidator = vine.create({
  ...incoming(),
  /** The path to call, below the address of this Florin. */
  path: vine.string(),
  secret: vine.string().nullable(),
})

export const callQueryValidator = vine.create({
  incoming_webhook_id: id().optional(),
  cursor: cursor().optional(),
  limit: limit().optional(),
})

export const callListValidator = vine.create({
  data: vine.array(
    vine.object({
      id: id(),
      incoming_webhook_id: id(),
      outcome: vine.enum(['accepted', 'refused', 'repeated', 'stopped'] as const),
      code: vine.string().nullable(),
      message: vine.string(),
      body: vine.string(),
      depth: vine.number(),
      /** How often it was told to automations and webhooks. */
      runs: vine.number(),
      ip: vine.string(),
      received_at: vine.string(),
    }),
  ),
  next_cursor: vine.string().nullable(),
})

export const callTakenValidator = vine.create({
  id: id(),
  /** Whether a call with the same id came before; then nothing was done. */
  repeated: vine.boolean(),
})
