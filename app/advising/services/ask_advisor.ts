import type { Database, Queries } from '#database/database'
import type { CallInstance } from '#plugins/services/call_instance'
import type { AdviseRequest, Proposal } from '#sdk'

/** A proposal that can be accepted: what it names is there, and has a name to be shown by. */
export type CheckedProposal =
  | { kind: 'set_category'; transaction_id: number; category: Category; reason: string }
  | { kind: 'create_rule'; name: string; payee_contains: string; category: Category; reason: string }
  | { kind: 'note'; text: string; reason: string }

interface Category {
  id: number
  name: string
}

export interface Advice {
  text: string
  proposals: CheckedProposal[]
}

/** Asks an advisor. What it proposes about things that are not there is left out: models invent. */
export class AskAdvisor {
  constructor(
    private readonly database: Database,
    private readonly callInstance: Pick<CallInstance, 'handle'>,
  ) {}

  async handle(householdId: number, instanceId: number, request: AdviseRequest): Promise<Advice> {
    const { value } = await this.callInstance.handle(householdId, instanceId, 'advisor.advise', request)
    const proposals = await this.database.read(householdId, async (queries) => {
      const checked: CheckedProposal[] = []
      for (const proposal of value.proposals) {
        const fitting = await check(queries, proposal)
        if (fitting) checked.push(fitting)
      }
      return checked
    })
    return { text: value.text, proposals }
  }
}

async function check(queries: Queries, proposal: Proposal): Promise<CheckedProposal | undefined> {
  if (proposal.kind === 'note') return proposal
  const category = await queries.first<Category>(
    `SELECT id, name FROM accounts WHERE id = ? AND kind IN ('income', 'expense') AND role IS NULL AND archived_at IS NULL`,
    [idOf(proposal.category_id)],
  )
  if (!category) return undefined
  const { kind, reason } = proposal
  if (kind === 'create_rule') {
    const { name, payee_contains } = proposal
    return { kind, name, payee_contains, category, reason }
  }
  const sql = "SELECT id FROM transactions WHERE id = ? AND status <> 'void'"
  const transaction = await queries.first<{ id: number }>(sql, [idOf(proposal.transaction_id)])
  return transaction && { kind, transaction_id: transaction.id, category, reason }
}

/** Ids are text on the other side; what is none names nothing. */
function idOf(text: string): number {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0
}
