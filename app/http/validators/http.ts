import vine from '@vinejs/vine'

export const healthValidator = vine.create({ status: vine.enum(['ok']) })
export const openapiValidator = vine.create(vine.object({}).allowUnknownProperties())
