import app from '@adonisjs/core/services/app'
import hash from '@adonisjs/core/services/hash'
import type { Database } from '#database/database'
import { csrfToken } from '#http/credentials'
import type { Role } from '#http/operation'
import { CreateHousehold, type HouseholdDraft } from '#households/services/create_household'
import { StartSession } from '#identity/services/start_session'
import { Client } from './client.js'

export const PASSWORD = 'harbour pencil tornado 42'

export interface Person {
  id: number
  email: string
  name: string
}

export interface TestHousehold {
  id: number
  owner: Person
  /** The owner, for services that ask who changes something. */
  actor: { kind: 'user'; id: number; label: string }
  database: Database
  /** Speaks HTTP as the signed-in owner with this household as the current one; for functional suites. */
  client: Client
}

let people = 0
let passwordHash: Promise<string> | undefined

/** A person who can sign in with `PASSWORD`. */
export async function makePerson(name = 'Ada'): Promise<Person> {
  const database = await app.container.make('florin.database')
  const email = `${name.toLowerCase()}.${++people}.${process.pid}@example.org`
  const row = {
    email,
    name,
    password_hash: await (passwordHash ??= hash.make(PASSWORD)),
    locale: 'en',
    is_instance_admin: 0,
    created_at: '2026-01-01T00:00:00.000Z',
  }
  return { id: await database.systemWrite((writes) => writes.insert('users', row)), email, name }
}

/** A client that is signed in as a person, by a real session. */
export async function signedIn(person: Person, householdId: number | null = null): Promise<Client> {
  const startSession = await app.container.make(StartSession)
  const { secret } = await startSession.handle(person.id, householdId, { ip: '127.0.0.1', userAgent: 'test' })
  const client = new Client()
  client.cookies.set('florin_session', secret).set('XSRF-TOKEN', csrfToken(secret))
  return client
}

/** A household with its owner and the owner's client, made by the real services: `const { client } = await makeHousehold()`. */
export async function makeHousehold(draft: Partial<HouseholdDraft> = {}): Promise<TestHousehold> {
  const owner = await makePerson()
  const createHousehold = await app.container.make(CreateHousehold)
  const defaults: HouseholdDraft = {
    name: 'Test',
    base_currency: 'EUR',
    time_zone: 'Europe/Berlin',
    locale: 'en',
    starter_set: 'everyday',
  }
  const id = await createHousehold.handle({ ...defaults, ...draft }, owner, '127.0.0.1')
  return {
    id,
    owner,
    actor: { kind: 'user', id: owner.id, label: owner.name },
    database: await app.container.make('florin.database'),
    client: await signedIn(owner, id),
  }
}

/** One more person in a household, with a signed-in client. */
export async function addMember(household: { id: number }, role: Role): Promise<{ person: Person; client: Client }> {
  const person = await makePerson(role)
  const database = await app.container.make('florin.database')
  const membership = { household_id: household.id, user_id: person.id, role, created_at: '2026-01-01T00:00:00.000Z' }
  await database.systemWrite((writes) => writes.insert('memberships', membership))
  return { person, client: await signedIn(person, household.id) }
}
