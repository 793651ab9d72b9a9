import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import { drawUser, HOST_ENVIRONMENT, strongestConfinement } from '../confinement.js'
import type { PdfAnswer, PdfPage, PdfQuestion } from '../domain/pdf_text.js'
import { PasswordNeededException, PluginFailedException } from '../exceptions.js'
import { hostFiles, PDF_READER_FILE } from '../installation.js'
import { watchChild } from '../living_children.js'

const WALL_MS = 60_000
const HEAP_MB = 512

export type ExtractPdf = (bytes: Uint8Array, password?: string, signal?: AbortSignal) => Promise<PdfPage[]>

/**
 * The text of a PDF document and where it stands. A process of its own reads it, without rights, network or environment, because what
 * reads documents of strangers may have faults; it is gone afterwards.
 * @throws PasswordNeededException where the document is locked and the password is missing or wrong.
 */
export const extractPdf: ExtractPdf = async (bytes, password, signal) => {
  const child = await start()
  watchChild(child)
  const timer = setTimeout(() => child.kill('SIGKILL'), WALL_MS)
  const stop = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const answered = once(child, 'message') as Promise<[PdfAnswer]>
    const ended = once(child, 'close').then(() => undefined)
    child.send({ bytes, password } satisfies PdfQuestion)
    const answer = (await Promise.race([answered, ended]))?.[0]
    return pagesOf(answer, password !== undefined)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    child.kill('SIGKILL')
  }
}

function pagesOf(answer: PdfAnswer | undefined, hadPassword: boolean): PdfPage[] {
  if (answer?.ok) return answer.pages
  if (answer?.why === 'password_needed' || answer?.why === 'wrong_password')
    throw new PasswordNeededException(hadPassword)
  const what = answer ? 'is damaged: it cannot be opened' : 'takes too long or too much memory to read'
  throw new PluginFailedException('invalid_input', `The PDF document ${what}.`, '')
}

async function start(): Promise<ChildProcess> {
  const file = realpathSync(PDF_READER_FILE)
  const confinement = await strongestConfinement(hostFiles())
  const user = drawUser()
  const flags = [
    '--permission',
    `--allow-fs-read=${file}`,
    '--disable-warning=SecurityWarning',
    `--max-old-space-size=${HEAP_MB}`,
  ]
  const [command, ...args] = [...confinement.prefix(user), process.execPath, ...flags, file]
  return spawn(command!, args, {
    env: HOST_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    ...(confinement.setUser ? { uid: user, gid: user } : {}),
  })
}
