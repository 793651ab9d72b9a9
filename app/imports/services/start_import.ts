import { basename } from 'node:path'
import type { Actor } from '#changes/domain/origin'
import type { Clock } from '#core/clock'
import type { Database, Writes } from '#database/database'
import { requireOwnAccount } from '#ledger/services/resolve_accounts'
import { FileMissingException, TooManyImportsException } from '../exceptions.js'
import type { Vault, VaultFile } from '../vault.js'
import { noOutcomes } from '../domain/outcome.js'
import type { ImportSettings } from './import_plan.js'

export const OPEN_IMPORTS_MAX = 50
const NAME_LENGTH_MAX = 200

export interface Upload {
  name: string
  content: AsyncIterable<Uint8Array>
  /** The account the file is for. */
  accountId?: number
  /** The plugin that fetched it; people's files have none. */
  fetchedBy?: { id: string; name: string; version: string }
}

/** Takes a file into the vault and opens an import of it. Reading it comes afterwards. */
export class StartImport {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async handle(householdId: number, upload: Upload, actor: Actor): Promise<number> {
    const file = await this.vault.store(householdId, upload.content)
    if (file.size === 0) throw new FileMissingException('The file is empty.')
    const { fetchedBy } = upload
    const settings: ImportSettings = {
      ...(upload.accountId === undefined ? {} : { account_id: upload.accountId }),
      ...(fetchedBy ? { fetched: true } : {}),
    }
    return this.database.write(householdId, async (writes) => {
      if (upload.accountId !== undefined) await requireOwnAccount(writes, upload.accountId, '/account_id')
      await refuseTooMany(writes)
      return writes.insert('import_batches', {
        file_id: await this.#register(writes, file, upload.name),
        status: 'parsing',
        importer: fetchedBy?.id ?? null,
        importer_name: fetchedBy?.name ?? null,
        importer_version: fetchedBy?.version ?? null,
        settings: JSON.stringify(settings),
        counts: JSON.stringify(noOutcomes()),
        created_by: actor.kind === 'user' ? actor.id : null,
        created_at: this.clock.now(),
      })
    })
  }

  /** The same content is one file, under the name it came with first. */
  async #register(writes: Writes, { sha256, size }: VaultFile, name: string): Promise<number> {
    const known = await writes.first<{ id: number }>('SELECT id FROM vault_files WHERE sha256 = ?', [sha256])
    if (known) return known.id
    const shown = basename(name.replaceAll('\\', '/')).slice(0, NAME_LENGTH_MAX) || 'file'
    return writes.insert('vault_files', { sha256, name: shown, size, created_at: this.clock.now() })
  }
}

async function refuseTooMany(writes: Writes): Promise<void> {
  const open = await writes.first<{ count: number }>(
    "SELECT COUNT(*) AS count FROM import_batches WHERE status IN ('parsing', 'needs_mapping', 'previewed', 'committing')",
  )
  if (open!.count >= OPEN_IMPORTS_MAX) throw new TooManyImportsException(OPEN_IMPORTS_MAX)
}
