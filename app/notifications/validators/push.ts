import vine from '@vinejs/vine'
import { id } from '#http/validators/shapes'

const device = () =>
  vine.object({
    id: id(),
    /** The host of the push service. */
    service: vine.string(),
    /** What the browser said it is. */
    device: vine.string(),
    created_at: vine.string(),
    last_used_at: vine.string().nullable(),
    /** Whether the session that asks is this browser's. */
    current: vine.boolean({ strict: true }),
  })

export const pushKeyValidator = vine.create({
  /** `applicationServerKey` for a browser's subscription. */
  public_key: vine.string(),
})

/** What `PushSubscription.toJSON()` gives. */
export const pushDraftValidator = vine.create({
  endpoint: vine
    .string()
    .url({ require_tld: false, protocols: ['https'] })
    .maxLength(2_000),
  keys: vine.object({
    p256dh: vine
      .string()
      .maxLength(200)
      .regex(/^[A-Za-z0-9_-]+=*$/),
    auth: vine
      .string()
      .maxLength(100)
      .regex(/^[A-Za-z0-9_-]+=*$/),
  }),
})

export const pushDeviceValidator = vine.create(device())

export const pushDeviceListValidator = vine.create({ data: vine.array(device()) })
