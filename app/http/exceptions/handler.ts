import app from '@adonisjs/core/services/app'
import { ExceptionHandler, type HttpContext } from '@adonisjs/core/http'
import { errors as vineErrors } from '@vinejs/vine'
import { DomainException, type FieldProblem } from '#core/exceptions'

interface Problem {
  status: number
  code: string
  title: string
  detail: string
  extras?: Record<string, unknown>
  errors?: FieldProblem[]
}

/** The one place where exceptions become answers: problem details after RFC 9457. */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = false

  async handle(error: unknown, ctx: HttpContext) {
    const problem = toProblem(error)
    const retryAfter = problem.extras?.retry_after_seconds
    if (typeof retryAfter === 'number') ctx.response.header('Retry-After', String(retryAfter))
    ctx.response.status(problem.status)
    ctx.response.header('Content-Type', 'application/problem+json')
    ctx.response.send(
      JSON.stringify({
        type: `/problems/${pageOf(problem.code)}`,
        title: problem.title,
        status: problem.status,
        code: problem.code,
        detail: problem.detail,
        instance: ctx.request.id(),
        ...(problem.errors ? { errors: problem.errors } : {}),
        ...problem.extras,
      }),
    )
  }

  async report(error: unknown, ctx: HttpContext) {
    if (toProblem(error).status < 500) return
    ctx.logger.error({ err: error, request_id: ctx.request.id() }, 'A request failed unexpectedly')
    if (app.inTest) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  }
}

/** `E_NOT_FOUND` is explained on the page `not-found`. */
export function pageOf(code: string): string {
  return code.replace(/^E_/, '').toLowerCase().replace(/_/g, '-')
}

function toProblem(error: unknown): Problem {
  if (error instanceof DomainException) {
    const { status, code = 'E_UNKNOWN', title, message, extras, errors } = error
    return { status, code, title, detail: message, extras, errors }
  }
  if (error instanceof vineErrors.E_VALIDATION_ERROR) return validationProblem(error.messages as VineMessage[])
  const { status, code, message } = (error ?? {}) as { status?: number; code?: string; message?: string }
  if (code === 'E_ROUTE_NOT_FOUND')
    return {
      status: 404,
      code: 'E_NOT_FOUND',
      title: 'There is no such thing',
      detail: 'There is nothing at this address.',
    }
  if (status === 413)
    return {
      status,
      code: 'E_TOO_LARGE',
      title: 'The request is too large',
      detail: 'The request is larger than allowed.',
    }
  if (status && status >= 400 && status < 500)
    return {
      status,
      code: 'E_BAD_REQUEST',
      title: 'The request cannot be read',
      detail: message ?? 'The request cannot be read.',
    }
  return {
    status: 500,
    code: 'E_UNEXPECTED',
    title: 'Something went wrong',
    detail: 'Something went wrong on the server. Nothing was changed. The log has the details under the request id.',
  }
}

interface VineMessage {
  message: string
  rule: string
  field: string
}

function validationProblem(messages: VineMessage[]): Problem {
  const errors = messages.map(({ field, rule, message }) => ({
    pointer: `/${field.replace(/\./g, '/')}`,
    code: rule,
    message: `${message}.`.replace(/\.\.$/, '.'),
  }))
  const detail = errors.map((error) => error.message).join(' ')
  return { status: 422, code: 'E_INVALID_INPUT', title: 'The request has invalid fields', detail, errors }
}
