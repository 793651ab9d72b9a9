import { rm } from 'node:fs/promises'
import BodyParserMiddleware from '@adonisjs/core/bodyparser_middleware'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import bodyParserConfig, { uploadPath } from '#config/bodyparser'
import { BadRequestException } from './exceptions.js'
import { operationOf } from './operation.js'

export const UPLOAD = 'multipart/form-data'

/**
 * Reads a form with files, for operations that take one: nobody else's disk is written on before it is known who asks. Files wait in the
 * system's temporary folder for their request and go with it, whatever became of it; those too that came before the form broke off.
 */
export async function takeUploads(ctx: HttpContext, next: NextFn): Promise<void> {
  if (operationOf(ctx)?.accepts !== UPLOAD) throw new BadRequestException('Nothing can be uploaded here; send JSON.')
  const paths: string[] = []
  const tmpFileName = () => {
    const path = uploadPath()
    paths.push(path)
    return path
  }
  const multipart = { ...bodyParserConfig.multipart, tmpFileName }
  try {
    await new BodyParserMiddleware({ ...bodyParserConfig, multipart }).handle(ctx, next)
  } finally {
    await Promise.all(paths.map((path) => rm(path, { force: true })))
  }
}
