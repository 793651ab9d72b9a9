import vine from '@vinejs/vine'

export const instanceValidator = vine.create({
  name: vine.string(),
  version: vine.string(),
  registration_open: vine.boolean({ strict: true }),
  has_users: vine.boolean({ strict: true }),
})

export const instanceSettingsValidator = vine.create({ registration_open: vine.boolean({ strict: true }) })
