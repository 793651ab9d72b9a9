import vine from '@vinejs/vine'
import { writtenAs } from '#http/validators/shapes'
import { MAIL_SECURITY } from '../services/mail_settings.js'

const host = () =>
  vine
    .string()
    .trim()
    .minLength(1)
    .maxLength(253)
    .use(writtenAs(/^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/, 'mail.example.org'))
const port = () => vine.number().withoutDecimals().min(1).max(65_535)
/** An address, with a name before it or without. No line may end inside of it. */
const sender = () =>
  vine
    .string()
    .trim()
    .maxLength(300)
    .use(writtenAs(/^([^<>\r\n]{0,200}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, 'Florin <florin@example.org>'))

const server = () => ({
  host: host(),
  port: port(),
  security: vine.enum(MAIL_SECURITY),
  user: vine.string().trim().maxLength(200).nullable(),
  from: sender(),
})

export const mailDraftValidator = vine.create({
  ...server(),
  /** Absent keeps the password for the same server and user, null forgets it. */
  password: vine.string().maxLength(500).nullable().optional(),
})

export const mailSettingsValidator = vine.create({
  /** Null where nobody set it up. */
  server: vine
    .object({
      ...server(),
      has_password: vine.boolean(),
      source: vine.enum(['environment', 'settings'] as const),
    })
    .nullable(),
})

export const mailTestValidator = vine.create({ to: vine.string().email().maxLength(254).optional() })

export const mailTestedValidator = vine.create({ to: vine.string(), receipt: vine.string() })
