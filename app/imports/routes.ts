import { endpoint } from '#http/operation'
import * as imports from './validators/import.js'

const ImportsController = () => import('./controllers/imports_controller.js')
const ImportCommitsController = () => import('./controllers/import_commits_controller.js')
const ImportRowsController = () => import('./controllers/import_rows_controller.js')

const reading = { access: 'household', scope: 'imports:read' } as const
const writing = { access: 'household', scope: 'imports:write', role: 'member' } as const

endpoint('GET /imports', [ImportsController, 'index'], {
  ...reading,
  summary: 'Lists imports, newest first',
  query: imports.listImportsValidator,
  responds: imports.importBatchListValidator,
})
endpoint('POST /imports', [ImportsController, 'store'], {
  ...writing,
  summary: 'Uploads a file (the part `file`) and reads it for a preview',
  body: imports.startImportValidator,
  accepts: 'multipart/form-data',
  responds: imports.importBatchValidator,
  status: 201,
})
endpoint('GET /imports/:id', [ImportsController, 'show'], {
  ...reading,
  summary: 'Shows an import',
  responds: imports.importBatchValidator,
})
endpoint('PATCH /imports/:id', [ImportsController, 'update'], {
  ...writing,
  summary: 'Chooses accounts, columns and what becomes of rows',
  body: imports.changeImportValidator,
  responds: imports.importBatchValidator,
})
endpoint('DELETE /imports/:id', [ImportsController, 'destroy'], {
  ...writing,
  summary: 'Discards an import that was not committed',
})
endpoint('GET /imports/:id/rows', [ImportRowsController, 'index'], {
  ...reading,
  summary: 'Lists the rows of a preview with what becomes of them and why',
  query: imports.listImportRowsValidator,
  responds: imports.importRowPageValidator,
})
endpoint('POST /imports/:id/commit', [ImportCommitsController, 'store'], {
  ...writing,
  summary: 'Brings an import into the ledger; answers 202 while a large one is still under way',
  responds: imports.importBatchValidator,
})
