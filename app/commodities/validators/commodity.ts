import vine from '@vinejs/vine'
import { namedSchema } from '#http/named_schemas'
import { id, plainDate, writtenAs } from '#http/validators/shapes'

const code = () => vine.string().trim().toUpperCase().fixedLength(3)

export const currencyListValidator = vine.create({
  data: vine.array(vine.object({ code: vine.string(), name: vine.string(), scale: vine.number() })),
})

const rate = vine
  .object({
    id: id(),
    from: vine.string(),
    to: vine.string(),
    on: vine.string(),
    rate: vine.string(),
    source: vine.string(),
  })
  .meta(namedSchema('Rate'))

export const rateValidator = vine.create(rate)
export const rateListValidator = vine.create({ data: vine.array(rate) })

export const setRateValidator = vine.create({
  from: code(),
  to: code(),
  on: plainDate(),
  rate: vine
    .string()
    .trim()
    .use(writtenAs(/^\d{1,15}(\.\d{1,12})?$/, '1.0825')),
})

export const fetchedRatesValidator = vine.create({ added: vine.number() })
