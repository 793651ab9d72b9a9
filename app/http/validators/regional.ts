import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { isCurrency, isLocale, isTimeZone } from '#core/regional'

/** Codes that the platform's own tables know; a list of ours would be out of date next year. */
export const currencyCode = () => vine.string().use(currencyRule())
export const timeZone = () => vine.string().use(timeZoneRule())
export const locale = () => vine.string().use(localeRule())

const currencyRule = textRule('currency', 'This is not the code of a currency, such as EUR', isCurrency)
const timeZoneRule = textRule('time_zone', 'This is not the name of a time zone, such as Europe/Berlin', isTimeZone)
const localeRule = textRule('locale', 'This is not the name of a locale, such as de-AT', isLocale)

function textRule(code: string, message: string, accepts: (text: string) => boolean) {
  return vine.createRule((value: unknown, _options: undefined, field: FieldContext) => {
    if (typeof value === 'string' && !accepts(value)) field.report(message, code, field)
  })
}
