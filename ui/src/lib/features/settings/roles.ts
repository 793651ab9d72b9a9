import type { Role } from '#lib/api/types.ts'

export const ROLE_WORDS: Record<Role, string> = {
  owner: 'Owner',
  admin: 'Admin',
  member: 'Member',
  viewer: 'Viewer',
}

export const ROLE_HELP: Record<Role, string> = {
  owner: 'Everything, also deleting the household.',
  admin: 'Everything but deleting the household.',
  member: 'Sees and changes the books.',
  viewer: 'Sees the books and changes nothing.',
}

export const ROLE_OPTIONS = (['admin', 'member', 'viewer', 'owner'] as const).map((value) => ({
  value,
  label: ROLE_WORDS[value],
}))

/** A household has one way to a new owner: an owner says so to somebody who is a member already. */
export const INVITED_ROLE_OPTIONS = ROLE_OPTIONS.filter(({ value }) => value !== 'owner')
