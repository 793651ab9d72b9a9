import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type MasterKey, masterKeyOf } from './domain/sealing.js'
import { SecretsUnreadableException } from './exceptions.js'

const SHORTEST_KEY_CHARS = 32
const GENERATED_BYTES = 32

export interface MasterKeySource {
  /** Keys separated by commas, from the environment; wins over the file. */
  value?: string
  /** One key a line. */
  file: string
}

/**
 * The keys that wrap data keys. The first is the current one, the others are accepted until a rotation is through. They are read anew each
 * time, so that a server that runs learns of a rotation done by a command; that is once for each household and start.
 */
export class MasterKeys {
  constructor(private readonly source: MasterKeySource) {}

  /** Whether the file is ours to change. */
  get areInFile(): boolean {
    return !this.source.value
  }

  read(): MasterKey[] {
    const { value, file } = this.source
    if (!value && !existsSync(file)) throw new SecretsUnreadableException(`The key file ${file} is missing.`)
    const texts = value ? value.split(',') : readFileSync(file, 'utf8').split('\n')
    const keys = texts.map((text) => text.trim()).filter((text) => text !== '')
    if (keys.length === 0 || keys.some((text) => text.length < SHORTEST_KEY_CHARS))
      throw new SecretsUnreadableException(
        `A key of ${value ? 'FLORIN_SECRETS_KEY' : file} has fewer than ${SHORTEST_KEY_CHARS} characters.`,
      )
    return keys.map(masterKeyOf)
  }

  /** Writes a key file unless there is a key. Whoever comes second keeps what is there. */
  ensure(): void {
    const { value, file } = this.source
    if (value || existsSync(file)) return
    const draft = this.#write([generate()])
    try {
      linkSync(draft, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(draft)
    }
  }

  /** Puts a new key in front of those in the file. */
  addToFile(): void {
    this.#replace([generate(), ...this.#lines()])
  }

  /** Leaves the current key alone in the file. */
  dropOldFromFile(): void {
    this.#replace(this.#lines().slice(0, 1))
  }

  #lines(): string[] {
    return readFileSync(this.source.file, 'utf8').split('\n').filter(Boolean)
  }

  #replace(lines: string[]): void {
    renameSync(this.#write(lines), this.source.file)
  }

  #write(lines: string[]): string {
    const draft = `${this.source.file}.${randomBytes(6).toString('hex')}`
    mkdirSync(dirname(draft), { recursive: true, mode: 0o700 })
    writeFileSync(draft, lines.map((line) => `${line}\n`).join(''), { mode: 0o600, flag: 'wx', flush: true })
    return draft
  }
}

const generate = () => randomBytes(GENERATED_BYTES).toString('base64url')
