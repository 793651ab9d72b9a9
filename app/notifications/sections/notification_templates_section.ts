import { RefusedError, someText, text, oneOf, type Field } from '#portability/services/fields'
import { tableSection } from '#portability/services/table_section'
import { TEMPLATE_LOCALES } from '../domain/default_templates.js'
import { faultOf } from '../domain/template.js'

/** Words that can be rendered. */
const words = (): Field => ({
  ...text(),
  take(told, entry, ids) {
    const fault = typeof told === 'string' ? faultOf(told) : undefined
    if (fault) throw new RefusedError(`cannot be rendered: ${fault.message}`)
    return text().take(told, entry, ids)
  },
})

/** The words of messages, as a household wrote them. */
export const notificationTemplatesSection = tableSection({
  name: 'notification_templates',
  table: 'notification_templates',
  fields: { topic: someText(100), locale: oneOf(TEMPLATE_LOCALES), subject: words(), body: words() },
})
