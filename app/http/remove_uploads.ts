import { rm } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Uploaded files wait in the system's temporary folder for their request and go with it, whatever became of it. */
export async function removeUploads({ request }: HttpContext, next: NextFn): Promise<void> {
  try {
    await next()
  } finally {
    const files = Object.values(request.allFiles()).flat()
    await Promise.all(files.map(async ({ tmpPath }) => tmpPath && rm(tmpPath, { force: true })))
  }
}
