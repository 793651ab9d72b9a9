import vine from '@vinejs/vine'
import { cursor, id, limit } from '#http/validators/shapes'

const name = () => vine.string().trim().minLength(1).maxLength(100)
const url = () => vine.string().trim().minLength(8).maxLength(2_000)
const topics = () => vine.array(vine.string().maxLength(60)).minLength(1).maxLength(50)

const STATES = ['waiting', 'sent', 'dead', 'stopped'] as const

const webhook = () => ({
  id: id(),
  name: vine.string(),
  url: vine.string(),
  topics: vine.array(vine.string()),
  /** Whether it may lead into the network that Florin is in. */
  own_network: vine.boolean(),
  enabled: vine.boolean(),
  /** Why Florin switched it off. */
  disabled_reason: vine.string().nullable(),
  created_at: vine.string(),
  health: vine.object({
    failing_since: vine.string().nullable(),
    given_up: vine.number(),
    last_success_at: vine.string().nullable(),
  }),
})

export const webhookListValidator = vine.create({
  data: vine.array(vine.object(webhook())),
  /** What webhooks can be told of. */
  topics: vine.array(vine.object({ id: vine.string(), label: vine.string() })),
})

export const webhookValidator = vine.create(webhook())

/** The secret is told this once. */
export const createdWebhookValidator = vine.create({ ...webhook(), secret: vine.string() })

export const webhookDraftValidator = vine.create({
  name: name(),
  url: url(),
  topics: topics(),
  own_network: vine.boolean().optional(),
})

export const webhookPatchValidator = vine.create({
  name: name().optional(),
  url: url().optional(),
  topics: topics().optional(),
  own_network: vine.boolean().optional(),
  enabled: vine.boolean().optional(),
})

export const webhookSecretValidator = vine.create({ secret: vine.string() })

const delivery = () => ({
  id: id(),
  webhook_id: id(),
  topic: vine.string(),
  /** `webhook-id`, the same for every attempt. */
  message_key: vine.string(),
  payload: vine.string(),
  depth: vine.number(),
  state: vine.enum(STATES),
  attempts: vine.number(),
  /** Of the last answer. */
  status: vine.number().nullable(),
  code: vine.string().nullable(),
  message: vine.string(),
  /** The beginning of the last answer. */
  answer: vine.string(),
  duration_ms: vine.number().nullable(),
  created_at: vine.string(),
  finished_at: vine.string().nullable(),
  next_at: vine.string().nullable(),
})

export const webhookDeliveryValidator = vine.create(delivery())

export const webhookDeliveryQueryValidator = vine.create({
  webhook_id: id().optional(),
  state: vine.enum(STATES).optional(),
  cursor: cursor().optional(),
  limit: limit().optional(),
})

export const webhookDeliveryListValidator = vine.create({
  data: vine.array(vine.object(delivery())),
  next_cursor: vine.string().nullable(),
})
