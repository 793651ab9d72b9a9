import type { Notice } from '#notifications/domain/notice'

interface Taken {
  name: string
  outcome: 'imported' | 'waiting' | 'failed'
  detail: string
  batchId: number | null
}

const FILES_TOLD = 20
const WORDS: Record<Taken['outcome'], string> = {
  imported: 'imported',
  waiting: 'waiting for you',
  failed: 'refused',
}

/** What people are told of the files that one look into the watched folder found. */
export function folderNotice(files: readonly Taken[]): Notice {
  const of = (outcome: Taken['outcome']) => files.filter((file) => file.outcome === outcome)
  const counted = (['imported', 'waiting', 'failed'] as const).flatMap((outcome) => {
    const { length } = of(outcome)
    return length > 0 ? `${length} ${WORDS[outcome]}` : []
  })
  const lines = files.map(({ name, outcome, detail }) => `${name} (${WORDS[outcome]}): ${detail || 'no rows.'}`)
  const more = lines.length > FILES_TOLD ? [`… and ${lines.length - FILES_TOLD} more.`] : []
  const [only] = files
  return {
    topic: 'import.folder',
    severity: of('failed').length > 0 ? 'warning' : 'info',
    title:
      files.length === 1
        ? `${only.name} was ${titleWord(only)}`
        : `Files from the watched folder: ${counted.join(', ')}`,
    body: [...lines.slice(0, FILES_TOLD), ...more].join('\n'),
    link: files.length === 1 && only.batchId !== null ? `/import/${only.batchId}` : '/import',
    data: { imported: of('imported').length, waiting: of('waiting').length, failed: of('failed').length },
  }
}

const titleWord = ({ outcome }: Taken) => (outcome === 'waiting' ? 'read and waits for you' : WORDS[outcome])
