/** What a token may be allowed to do, in words. */
export const TOKEN_SCOPES = [
  { id: 'ledger:read', label: 'See accounts and transactions' },
  { id: 'ledger:write', label: 'Change accounts and transactions' },
  { id: 'imports:read', label: 'See imports' },
  { id: 'imports:write', label: 'Import files' },
  { id: 'rules:read', label: 'See rules' },
  { id: 'rules:write', label: 'Change rules' },
  { id: 'automations:read', label: 'See automations and their runs' },
  { id: 'automations:write', label: 'Change and start automations' },
  { id: 'plugins:read', label: 'See plugins' },
  { id: 'plugins:manage', label: 'Turn plugins on and off' },
  { id: 'household:read', label: 'See the household and its members' },
  { id: 'household:manage', label: 'Change the household and its members' },
]
