/*
 * The limit for the list of transactions: a bare Node server that looks the session up and reads the same 50 rows by two kept statements.
 * No roles, no scopes, no splits, no tags, no provenance, no filters. Started by endpoints.mjs: bare_list.mjs DATABASE HOUSEHOLD
 */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import Sqlite from 'better-sqlite3'

const [, , file, household] = process.argv
const database = new Sqlite(file, { readonly: true })
const session = database.prepare('SELECT user_id FROM sessions WHERE token_hash = ? AND expires_at > ?')
const rows = database.prepare(`
  SELECT t.id, t.occurred_on, t.status, t.payee_id, y.name AS payee, t.memo, t.note, t.raw_description, p.quantity, p.clearing,
    a.id AS account_id, a.name AS account, q.id AS split_id, q.memo AS split_memo, c.id AS category_id, c.name AS category, c.kind
  FROM (SELECT * FROM transactions WHERE household_id = ? ORDER BY occurred_on DESC, id DESC LIMIT 50) t
  LEFT JOIN payees y ON y.id = t.payee_id
  JOIN postings p ON p.transaction_id = t.id AND p.position = 0 JOIN accounts a ON a.id = p.account_id
  JOIN postings q ON q.transaction_id = t.id AND q.position = 1 JOIN accounts c ON c.id = q.account_id
  ORDER BY t.occurred_on DESC, t.id DESC`)

const euros = (minor) => ({
  amount: `${Math.trunc(minor / 100)}.${String(Math.abs(minor % 100)).padStart(2, '0')}`,
  currency: 'EUR',
})

const present = (row) => ({
  ...{ id: row.id, occurred_on: row.occurred_on, status: row.status, payee: { id: row.payee_id, name: row.payee } },
  ...{ memo: row.memo, note: row.note, raw_description: row.raw_description, clearing: row.clearing },
  account: { id: row.account_id, name: row.account },
  amount: euros(row.quantity),
  splits: [
    {
      id: row.split_id,
      category: { id: row.category_id, name: row.category, kind: row.kind },
      amount: euros(row.quantity),
    },
  ],
})

createServer((request, response) => {
  const secret = /florin_session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
  if (!session.get(createHash('sha256').update(secret).digest('base64url'), new Date().toISOString())) {
    response.statusCode = 401
    return response.end()
  }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ data: rows.all(household).map(present) }))
}).listen(0, '127.0.0.1', function () {
  console.log(this.address().port)
})
