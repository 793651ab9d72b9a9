import { Worker } from 'node:worker_threads'
import { invalidField } from '#core/exceptions'
import type { PasswordToRate, Rating } from '../password_rater.js'

export const PASSWORD_LENGTH_MIN = 10
export const PASSWORD_LENGTH_MAX = 256
/** "Safely unguessable": 10^8 guesses and more, each of which Argon2id makes slow. */
const SCORE_MIN = 3
/** Rating takes quadratic time, and who remembers this much has not chosen badly. */
const CHARACTERS_RATED_MAX = 40

/** Refuses a password that is easily guessed, and says why. What the account says about a person counts as easily guessed. */
export class CheckPassword {
  async handle(password: string, about: readonly string[]): Promise<void> {
    const words = about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    const personal = words.map((word) => word.toLowerCase()).filter((word) => word.length > 2)
    const { score, advice } = await inTurn({ password: password.slice(0, CHARACTERS_RATED_MAX), personal })
    if (score >= SCORE_MIN) return
    const message = `This password is too easy to guess. ${advice || 'Take several unrelated words.'}`
    throw invalidField('/password', 'weak_password', message)
  }
}

let last: Promise<unknown> = Promise.resolve()

/** One at a time: whoever may register must not be able to occupy every core by trying. */
function inTurn(question: PasswordToRate): Promise<Rating> {
  const rating = last.then(() => rate(question))
  last = rating.catch(() => undefined)
  return rating
}

function rate(question: PasswordToRate): Promise<Rating> {
  return new Promise((resolve, reject) => {
    new Worker(new URL('../password_rater.js', import.meta.url), { workerData: question })
      .once('message', resolve)
      .once('error', reject)
  })
}
