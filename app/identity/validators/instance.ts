import vine from '@vinejs/vine'

export const instanceValidator = vine.create({
  name: vine.string(),
  version: vine.string(),
  registration_open: vine.boolean(),
  has_users: vine.boolean(),
})

export const instanceSettingsValidator = vine.create({ registration_open: vine.boolean({ strict: true }) })
