import vine from '@vinejs/vine'

export const sessionListValidator = vine.create({
  data: vine.array(
    vine.object({
      id: vine.number(),
      created_at: vine.string(),
      last_seen_at: vine.string(),
      ip: vine.string(),
      user_agent: vine.string(),
      current: vine.boolean({ strict: true }),
    }),
  ),
})
