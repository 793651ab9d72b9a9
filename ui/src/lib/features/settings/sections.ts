import type { Role } from '#lib/api/types.ts'

export interface SettingsSection {
  id: string
  label: string
  /** Shown only to these. */
  to?: (person: { role: Role | null; instanceAdmin: boolean }) => boolean
}

const managers = ({ role }: { role: Role | null }) => role === 'owner' || role === 'admin'

export const SECTIONS: SettingsSection[] = [
  { id: 'profile', label: 'You' },
  { id: 'appearance', label: 'Appearance' },
  { id: 'notifications', label: 'Notifications' },
  { id: 'security', label: 'Security' },
  { id: 'tokens', label: 'API tokens' },
  { id: 'household', label: 'Household', to: managers },
  { id: 'members', label: 'Members', to: managers },
  { id: 'rates', label: 'Exchange rates' },
  { id: 'models', label: 'Models' },
  { id: 'export', label: 'Export' },
  { id: 'webhooks', label: 'Webhooks', to: managers },
  { id: 'sandbox', label: 'Plugin sandbox', to: managers },
  { id: 'instance', label: 'Instance', to: ({ instanceAdmin }) => instanceAdmin },
  { id: 'mail', label: 'E-mail', to: ({ instanceAdmin }) => instanceAdmin },
  { id: 'jobs', label: 'Jobs', to: ({ instanceAdmin }) => instanceAdmin },
]
