import app from '@adonisjs/core/services/app'
import { ExceptionHandler, type HttpContext } from '@adonisjs/core/http'
import { errors as vineErrors } from '@vinejs/vine'
import { DomainException, type FieldProblem, InvalidInputException, NotFoundException } from '#core/exceptions'
import { BadRequestException, TooLargeException, UnexpectedException } from '../exceptions.js'

/** The one place where exceptions become answers: problem details after RFC 9457. */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = false

  async handle(error: unknown, ctx: HttpContext) {
    const problem = translate(error)
    const retryAfter = problem.extras.retry_after_seconds
    if (typeof retryAfter === 'number') ctx.response.header('Retry-After', String(retryAfter))
    ctx.response.status(problem.status)
    ctx.response.header('Content-Type', 'application/problem+json')
    ctx.response.send(
      JSON.stringify({
        type: `/problems/${pageOf(problem.code!)}`,
        title: problem.title,
        status: problem.status,
        code: problem.code,
        detail: problem.message,
        instance: ctx.request.id(),
        ...(problem.errors ? { errors: problem.errors } : {}),
        ...problem.extras,
      }),
    )
  }

  async report(error: unknown, ctx: HttpContext) {
    if (translate(error).status < 500) return
    ctx.logger.error({ err: error, request_id: ctx.request.id() }, 'A request failed unexpectedly')
    if (app.inTest) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  }
}

/** `E_NOT_FOUND` is explained on the page `not-found`. */
export function pageOf(code: string): string {
  return code.replace(/^E_/, '').toLowerCase().replace(/_/g, '-')
}

/** What an exception is to the caller. Ours say so themselves; the framework's and those of others are told by what they carry. */
function translate(error: unknown): DomainException {
  if (error instanceof DomainException) return error
  if (error instanceof vineErrors.E_VALIDATION_ERROR)
    return new InvalidInputException((error.messages as VineMessage[]).map(fieldProblem))
  const { status, code, message = '' } = (error ?? {}) as { status?: number; code?: string; message?: string }
  if (code === 'E_ROUTE_NOT_FOUND') return new NotFoundException('address')
  if (status === 413) return new TooLargeException()
  // Who goes away in the middle of an upload made no mistake that the log should tell of.
  if ((status && status >= 400 && status < 500) || message === 'Request aborted')
    return new BadRequestException(message || 'The request cannot be read.')
  return new UnexpectedException()
}

interface VineMessage {
  message: string
  rule: string
  field: string
}

function fieldProblem({ field, rule, message }: VineMessage): FieldProblem {
  return {
    pointer: `/${field.replace(/\./g, '/')}`,
    code: rule,
    message: `${message}.`.replace(/\.\.$/, '.'),
  }
}
