import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { isCurrency, isLocale, isTimeZone } from '../domain/regional.js'

function textRule(code: string, message: string, accepts: (text: string) => boolean) {
  return vine.createRule((value: unknown, _options: undefined, field: FieldContext) => {
    if (typeof value === 'string' && !accepts(value)) field.report(message, code, field)
  })
}

export const currencyRule = textRule('currency', 'This is not the code of a currency, such as EUR', isCurrency)
export const timeZoneRule = textRule('time_zone', 'This is not the name of a time zone, such as Europe/Berlin', isTimeZone)
export const localeRule = textRule('locale', 'This is not the name of a locale, such as de-AT', isLocale)
