/** One thing wrong with one part of what was sent. */
export interface ProblemDetail {
  pointer: string
  code: string
  message: string
}

interface ProblemDocument {
  title: string
  status: number
  code: string
  detail: string
  errors?: ProblemDetail[]
}

/** What the server answered instead of a result (RFC 9457), or why no answer came. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly errors: ProblemDetail[]
  /** Everything else the document carried. */
  readonly extras: Record<string, unknown>

  constructor(document: ProblemDocument & Record<string, unknown>) {
    super(document.detail || document.title)
    this.name = 'Problem'
    this.status = document.status
    this.code = document.code
    this.title = document.title
    this.errors = document.errors ?? []
    this.extras = document
  }

  /** The message for one field; `name` is the key in the request body. */
  for(name: string): string | undefined {
    return this.errors.find((error) => error.pointer.replace(/^[#/]+/, '').replaceAll('.', '/') === name)?.message
  }

  static async from(response: Response): Promise<Problem> {
    if (response.headers.get('content-type')?.includes('json')) {
      const document = await response.json().catch(() => null)
      if (document && typeof document.title === 'string') return new Problem(document)
    }
    return new Problem({
      title: 'The server could not answer',
      status: response.status,
      code: 'unexpected_answer',
      detail: `The server answered ${response.status} without saying why. Try again in a moment.`,
    })
  }

  static unreachable(): Problem {
    return new Problem({
      title: 'Florin cannot be reached',
      status: 0,
      code: 'unreachable',
      detail: 'Check that the server is running and that you are online, then try again.',
    })
  }
}

/** Whatever was thrown, as something a page can show. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  return new Problem({
    title: 'Something went wrong on this page',
    status: 0,
    code: 'page_error',
    detail: thrown instanceof Error ? thrown.message : String(thrown),
  })
}
