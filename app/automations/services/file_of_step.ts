import { NotFoundException } from '#core/exceptions'
import type { Queries } from '#database/database'

/** The file that an export step kept. */
export async function fileOfStep(queries: Queries, stepId: number): Promise<{ name: string; sha256: string }> {
  const step = await queries.first<{ output: string | null }>('SELECT output FROM automation_steps WHERE id = ?', [
    stepId,
  ])
  const { sha256, name } = JSON.parse(step?.output ?? '{}') as { sha256?: string; name?: string }
  if (sha256 === undefined || name === undefined) throw new NotFoundException('file')
  return { sha256, name }
}
