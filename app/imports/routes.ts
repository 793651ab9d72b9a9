import { endpoint } from '#http/operation'
import * as imports from './validators/import.js'
import * as mappings from './validators/mapping.js'
import { accountStatementsValidator } from './validators/statement.js'
import { toleranceInputValidator, toleranceValidator } from './validators/tolerance.js'

const ImportsController = () => import('./controllers/imports_controller.js')
const ImportCommitsController = () => import('./controllers/import_commits_controller.js')
const AccountImportsController = () => import('./controllers/account_imports_controller.js')
const ImportArchivesController = () => import('./controllers/import_archives_controller.js')
const ImportFailuresController = () => import('./controllers/import_failures_controller.js')
const ImportIssuesController = () => import('./controllers/import_issues_controller.js')
const ImportMappingsController = () => import('./controllers/import_mappings_controller.js')
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
endpoint('POST /imports/archives', [ImportArchivesController, 'store'], {
  ...writing,
  summary:
    'Uploads a zip archive (the part `file`): each file in it becomes an import, unless an importer reads it whole',
  body: imports.startImportValidator,
  accepts: 'multipart/form-data',
  responds: imports.importArchiveValidator,
  status: 201,
})
endpoint('GET /imports/:id/issues', [ImportIssuesController, 'show'], {
  ...reading,
  summary: 'What was left out of an import and why, as CSV',
  produces: 'text/csv',
})
endpoint('GET /imports/:id/failure', [ImportFailuresController, 'show'], {
  ...reading,
  // The file is read again.
  role: 'member',
  summary:
    'A report for the author of the importer that failed: the file with other words and numbers in it, if it still fails so',
  responds: imports.failedImportReportValidator,
})
endpoint('GET /imports/:id/failure/original', [ImportFailuresController, 'original'], {
  ...reading,
  role: 'admin',
  summary: 'The same with the file as it is, for who decides to send it',
  responds: imports.failedImportReportValidator,
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
  mayGoOn: true,
})

endpoint('GET /import-mappings', [ImportMappingsController, 'index'], {
  ...reading,
  summary: 'Lists what is remembered about the columns of tables',
  responds: mappings.importMappingListValidator,
})
endpoint('POST /import-mappings', [ImportMappingsController, 'store'], {
  ...writing,
  summary: 'Remembers what the columns of a table mean, as somebody shared it',
  body: mappings.mappingFileValidator,
  responds: mappings.importMappingValidator,
  status: 201,
})
endpoint('DELETE /import-mappings/:id', [ImportMappingsController, 'destroy'], {
  ...writing,
  summary: 'Forgets what the columns of a table mean',
})

endpoint('GET /accounts/:id/statements', [AccountImportsController, 'statements'], {
  ...reading,
  summary: 'Lists the balances that imported statements of an account state, beside those of the ledger',
  responds: accountStatementsValidator,
})
endpoint('GET /accounts/:id/import-tolerance', [AccountImportsController, 'tolerance'], {
  ...reading,
  summary: 'Shows how far apart rows of files and transactions of an account may be to be one payment',
  responds: toleranceValidator,
})
endpoint('PUT /accounts/:id/import-tolerance', [AccountImportsController, 'changeTolerance'], {
  ...writing,
  summary: 'Changes how far apart rows of files and transactions of an account may be to be one payment',
  body: toleranceInputValidator,
  responds: toleranceValidator,
})
