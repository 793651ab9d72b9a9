import { addDays } from '#core/plain_date'
import type { Client } from './client.js'
import { makeHousehold, type TestHousehold } from './household.js'
import { noonOf, type SimpleFinAccount, SimpleFinServer } from './simplefin_server.js'

export interface Batch {
  id: number
  status: string
  importer: { id: string } | null
  counts: Record<string, number>
  change_set_id: number | null
  file: { sha256: string; name: string }
}

export interface BankAccount {
  id: string
  name: string
  currency: string
  balance: { amount: string; currency: string } | null
  account_id: number | null
  waiting_import_id: number | null
  synced_at: string | null
}

const TODAY = new Date().toISOString().slice(0, 10)
export const day = (ago: number) => addDays(TODAY, -ago)
export const booking = (id: string, ago: number, amount: string, description: string) => ({
  id,
  posted: noonOf(day(ago)),
  amount,
  description,
})

export function bankAccounts(): SimpleFinAccount[] {
  const org = { domain: 'mybank.example', name: 'My Bank', 'sfin-url': 'https://sfin.mybank.example' }
  const base = { org, currency: 'USD', 'balance-date': noonOf(TODAY) }
  return [
    {
      ...base,
      id: '2930003',
      name: 'Checking',
      balance: '2310.55',
      transactions: [
        booking('TRN-0001', 85, '-33.43', "Uncle Frank's Bait Shop"),
        booking('TRN-0002', 40, '1500.00', 'PAYROLL ACME'),
        booking('TRN-0003', 2, '-4.20', 'Coffee'),
      ],
    },
    { ...base, id: '2930004', name: 'Savings', balance: '100.23', transactions: [] },
    { ...base, id: '77', name: 'Miles', currency: 'https://air.example/miles', balance: '9', transactions: [] },
  ]
}

export interface Connected extends TestHousehold {
  server: SimpleFinServer
  path: string
  account: number
}

/** A household that has connected a SimpleFIN server of its own network by a setup token. */
export async function connectBank(settings: Record<string, unknown> = {}): Promise<Connected> {
  const server = await SimpleFinServer.start(bankAccounts())
  const household = await makeHousehold({ base_currency: 'USD' })
  const { client } = household
  const made = await client.post<{ id: number }>('/plugin-instances', {
    plugin_id: 'simplefin_connector',
    title: 'My banks',
    settings: { server: server.origin, ...settings },
    lan: [{ setting: 'server', origin: server.origin }],
    accept_permissions: true,
  })
  const path = `/plugin-instances/${made.body.id}`
  await client.post(`${path}/connection`, { input: { setup_token: server.makeSetupToken() } })
  const { body } = await client.post<{ id: number }>('/accounts', {
    name: 'Everyday',
    subtype: 'checking',
    currency: 'USD',
  })
  return { ...household, server, path, account: body.id }
}

export const KEY = 'mybank.example|2930003'
export const linkAccount = async (connected: Connected, more: Record<string, unknown> = {}) => {
  await connected.client.get(`${connected.path}/accounts`)
  const links = [{ id: KEY, account_id: connected.account, ...more }]
  return connected.client.put<{ data: BankAccount[] }>(`${connected.path}/accounts`, { links })
}
export const syncBank = async ({ client, path }: Connected) =>
  (await client.post<{ batches: Batch[]; warnings: string[] }>(`${path}/sync`)).body
export const transactionsOf = async (client: Client) =>
  (
    await client.get<{ data: { occurred_on: string; amount: { amount: string }; status: string }[] }>('/transactions')
  ).body.data.map(({ occurred_on, amount, status }) => `${occurred_on} ${amount.amount} ${status}`)
