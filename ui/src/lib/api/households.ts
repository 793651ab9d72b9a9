import { get, patch, post, remove } from './client.ts'
import type { Household, Invitation, List, Me, Member, Role, StarterSet } from './types.ts'

export interface HouseholdDraft {
  name: string
  base_currency: string
  time_zone: string
  locale: string
  starter_set: StarterSet
}

export const createHousehold = (household: HouseholdDraft) => post<Me>('/households', household)
/** A household of made-up data to look around in; deleting the household removes all of it. */
export const createDemoHousehold = () => post<Me>('/demo-household')
export const updateHousehold = (changes: Partial<Household>) => patch<Household>('/household', changes)
export const deleteHousehold = () => remove('/household')

export const listMembers = () => get<List<Member>>('/members')
export const changeRole = (id: number, role: Role) => patch<void>(`/members/${id}`, { role })
export const removeMember = (id: number) => remove(`/members/${id}`)

export const listInvitations = () => get<List<Invitation>>('/invitations')
export const invite = (invitation: { email?: string; role: Role }) => post<Invitation>('/invitations', invitation)
export const revokeInvitation = (id: number) => remove(`/invitations/${id}`)
export const acceptInvitation = (token: string) => post<Me>('/invitations/acceptance', { token })
