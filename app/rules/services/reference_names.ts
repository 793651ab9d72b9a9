import type { Queries } from '#database/database'
import { matchKey } from '#ledger/domain/match_key'
import { type BlueprintReference, type ReferenceKind, referenceKey } from '../domain/rule_blueprint.js'

const BETWEEN = ' › '

/** Everything that rules of a household may name, by kind and id. */
export class ReferenceNames {
  readonly #all: BlueprintReference[]
  readonly #byKey: ReadonlyMap<string, BlueprintReference>

  static async read(queries: Queries): Promise<ReferenceNames> {
    const accounts = await queries.all<{ id: number; parent_id: number | null; name: string; kind: string }>(
      'SELECT id, parent_id, name, kind FROM accounts WHERE role IS NULL ORDER BY id',
    )
    const byId = new Map(accounts.map((account) => [account.id, account]))
    const pathOf = (id: number): string => {
      const { name, parent_id: parent } = byId.get(id)!
      return parent !== null && byId.has(parent) ? `${pathOf(parent)}${BETWEEN}${name}` : name
    }
    const named = (kind: ReferenceKind, rows: readonly { id: number; name: string }[]) =>
      rows.map(({ id, name }) => ({ kind, id, name }))
    const of = (...kinds: string[]) => accounts.filter(({ kind }) => kinds.includes(kind))
    return new ReferenceNames([
      ...named('account', of('asset', 'liability')),
      ...named(
        'category',
        of('income', 'expense').map(({ id }) => ({ id, name: pathOf(id) })),
      ),
      ...named(
        'recurring',
        await queries.all('SELECT id, name FROM recurring_payments WHERE merged_into_id IS NULL ORDER BY id'),
      ),
      ...named('instance', await queries.all('SELECT id, title AS name FROM plugin_instances ORDER BY id')),
    ])
  }

  private constructor(all: BlueprintReference[]) {
    this.#all = all
    this.#byKey = new Map(all.map((each) => [referenceKey(each.kind, each.id), each]))
  }

  find(kind: ReferenceKind, id: number): BlueprintReference | undefined {
    return this.#byKey.get(referenceKey(kind, id))
  }

  /** What has the name here; of a category also the only one whose last name it is, wherever that stands. */
  likely({ kind, name }: BlueprintReference): BlueprintReference | undefined {
    const ofKind = this.#all.filter((each) => each.kind === kind)
    const exact = ofKind.find((each) => matchKey(each.name) === matchKey(name))
    if (exact || kind !== 'category') return exact
    const last = (path: string) => matchKey(path.split(BETWEEN).at(-1)!)
    const alike = ofKind.filter((each) => last(each.name) === last(name))
    return alike.length === 1 ? alike[0] : undefined
  }
}
