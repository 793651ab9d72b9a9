import { type FieldProblem, InvalidInputException } from '#core/exceptions'

export const PASSWORD_LENGTH_MIN = 10
export const PASSWORD_LENGTH_MAX = 256
/** Of zxcvbn's 0 to 4: "safely unguessable", 10^8 guesses and more. */
const SCORE_MIN = 3
/** The estimate's cost grows with the square of the length, and what follows adds nothing to the verdict. */
const CHARACTERS_RATED_MAX = 72

/** Refuses a password that is easily guessed, and says why. What the account says about a person counts as easily guessed. */
export class CheckPassword {
  async handle(password: string, personal: readonly string[], pointer = '/password'): Promise<void> {
    const rate = await (raters ??= loadRater())
    const words = personal.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2)
    const { score, feedback } = rate(password.slice(0, CHARACTERS_RATED_MAX), words)
    if (score >= SCORE_MIN) return
    const advice = [feedback.warning, ...feedback.suggestions].filter(Boolean).join(' ')
    const message = `This password is too easy to guess. ${advice || 'Take several unrelated words.'}`
    throw new InvalidInputException([{ pointer, code: 'weak_password', message } satisfies FieldProblem])
  }
}

type Rater = Awaited<ReturnType<typeof loadRater>>
let raters: Promise<Rater> | undefined

/** The dictionaries take some megabytes and are needed a few times a year, so they are loaded when first asked for. */
async function loadRater() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  const options = {
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  }
  const factory = new ZxcvbnFactory(options)
  return (password: string, words: string[]) => factory.check(password, words)
}
