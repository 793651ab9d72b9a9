import vine from '@vinejs/vine'
import { id } from '#http/validators/shapes'
import { TEMPLATE_LOCALES } from '../domain/default_templates.js'
import { TEMPLATE_CHARS_MAX } from '../domain/template.js'

const subject = () => vine.string().minLength(1).maxLength(500)
const body = () => vine.string().maxLength(TEMPLATE_CHARS_MAX)

export const templateListValidator = vine.create({
  data: vine.array(
    vine.object({
      topic: vine.string(),
      label: vine.string(),
      locale: vine.enum(TEMPLATE_LOCALES),
      subject: vine.string(),
      body: vine.string(),
      /** Whether the household wrote it; otherwise it is as Florin came. */
      is_own: vine.boolean(),
    }),
  ),
})

export const templateDraftValidator = vine.create({ subject: subject(), body: body() })

export const templatePreviewValidator = vine.create({
  topic: vine.string().maxLength(100),
  locale: vine.enum(TEMPLATE_LOCALES),
  subject: subject(),
  body: body(),
  /** Fills in a notification of the own inbox instead of a made-up one. */
  notification_id: id().optional(),
})

export const templateShownValidator = vine.create({ subject: vine.string(), body: vine.string() })
