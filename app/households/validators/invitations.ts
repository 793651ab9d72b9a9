import vine from '@vinejs/vine'
import { named } from '#http/validators/shapes'

/** Nobody is invited as an owner; an owner makes one of a member. */
const invitedRole = () => vine.enum(['admin', 'member', 'viewer'])

const invitation = {
  id: vine.number(),
  email: vine.string().nullable(),
  role: invitedRole(),
  created_at: vine.string(),
  expires_at: vine.string(),
  invited_by: named(),
}

export const newInvitationValidator = vine.create({
  email: vine.string().trim().email().maxLength(254).optional(),
  role: invitedRole(),
})
export const invitationListValidator = vine.create({ data: vine.array(vine.object(invitation)) })
export const createdInvitationValidator = vine.create({
  ...invitation,
  link_token: vine.string(),
  /** Whether the link was mailed to the address; otherwise somebody has to pass it on. */
  mailed: vine.boolean(),
})
export const acceptanceValidator = vine.create({ token: vine.string().maxLength(100) })
