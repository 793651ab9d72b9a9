import { parentPort, workerData } from 'node:worker_threads'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'

/*
 * A worker thread that rates one password and ends. Loading the dictionaries and rating take some hundred milliseconds of pure
 * computing, during which the server would answer nobody, and a hundred megabytes that are not worth keeping for a few uses a year.
 */
export interface PasswordToRate {
  password: string
  /** What is known about the person, and so easily guessed. */
  personal: string[]
}

export interface Rating {
  /** Of zxcvbn's 0 (too guessable) to 4 (very unguessable). */
  score: number
  /** What is wrong and what would help, in sentences; may be empty. */
  advice: string
}

const { password, personal } = workerData as PasswordToRate
const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
  translations: english.translations,
})
const { score, feedback } = zxcvbn.check(password, personal)
const advice = [feedback.warning, ...feedback.suggestions].filter(Boolean).join(' ')
parentPort!.postMessage({ score, advice } satisfies Rating)
