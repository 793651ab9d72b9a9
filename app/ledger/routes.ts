import { endpoint } from '#http/operation'
import * as accounts from './validators/account.js'
import { exportValidator } from './validators/export.js'
import * as payees from './validators/payee.js'
import * as transactions from './validators/transaction.js'
import * as transfers from './validators/transfer.js'

const AccountsController = () => import('./controllers/accounts_controller.js')
const CategoriesController = () => import('./controllers/categories_controller.js')
const CategoryMergingsController = () => import('./controllers/category_mergings_controller.js')
const ExportsController = () => import('./controllers/exports_controller.js')
const PayeesController = () => import('./controllers/payees_controller.js')
const PayeeMergingsController = () => import('./controllers/payee_mergings_controller.js')
const PayeeNamesController = () => import('./controllers/payee_names_controller.js')
const PayeeSuggestionsController = () => import('./controllers/payee_suggestions_controller.js')
const TagsController = () => import('./controllers/tags_controller.js')
const TransactionsController = () => import('./controllers/transactions_controller.js')
const TransactionBatchesController = () => import('./controllers/transaction_batches_controller.js')
const TransactionHistoryController = () => import('./controllers/transaction_history_controller.js')
const TransferSuggestionsController = () => import('./controllers/transfer_suggestions_controller.js')
const LinkedTransfersController = () => import('./controllers/linked_transfers_controller.js')
const VoidingsController = () => import('./controllers/voidings_controller.js')

const reading = { access: 'household', scope: 'ledger:read' } as const
const writing = { access: 'household', scope: 'ledger:write', role: 'member' } as const

endpoint('GET /accounts', [AccountsController, 'index'], {
  ...reading,
  summary: 'Lists accounts with their balances',
  query: accounts.listAccountsValidator,
  responds: accounts.accountListValidator,
})
endpoint('POST /accounts', [AccountsController, 'store'], {
  ...writing,
  summary: 'Adds an account',
  body: accounts.createAccountValidator,
  responds: accounts.accountValidator,
  status: 201,
})
endpoint('GET /accounts/:id', [AccountsController, 'show'], {
  ...reading,
  summary: 'Shows an account',
  responds: accounts.accountValidator,
})
endpoint('PATCH /accounts/:id', [AccountsController, 'update'], {
  ...writing,
  summary: 'Changes or archives an account',
  body: accounts.editAccountValidator,
  responds: accounts.accountValidator,
})
endpoint('DELETE /accounts/:id', [AccountsController, 'destroy'], { ...writing, summary: 'Deletes an unused account' })

endpoint('GET /categories', [CategoriesController, 'index'], {
  ...reading,
  summary: 'Lists categories',
  responds: accounts.categoryListValidator,
})
endpoint('POST /categories', [CategoriesController, 'store'], {
  ...writing,
  summary: 'Adds a category',
  body: accounts.createCategoryValidator,
  responds: accounts.categoryValidator,
  status: 201,
})
endpoint('PATCH /categories/:id', [CategoriesController, 'update'], {
  ...writing,
  summary: 'Changes, moves or archives a category',
  body: accounts.editCategoryValidator,
  responds: accounts.categoryValidator,
})
endpoint('DELETE /categories/:id', [CategoriesController, 'destroy'], {
  ...writing,
  summary: 'Deletes an unused category',
})
endpoint('POST /categories/:id/merging', [CategoryMergingsController, 'store'], {
  ...writing,
  summary: 'Merges a category into another',
  body: accounts.mergeValidator,
})

endpoint('GET /payees', [PayeesController, 'index'], {
  ...reading,
  summary: 'Lists payees, most used first',
  query: accounts.listPayeesValidator,
  responds: accounts.payeeListValidator,
})
endpoint('PATCH /payees/:id', [PayeesController, 'update'], {
  ...writing,
  summary: 'Renames a payee',
  body: accounts.renamePayeeValidator,
  responds: accounts.payeeValidator,
})
endpoint('POST /payees/:id/merging', [PayeeMergingsController, 'store'], {
  ...writing,
  summary: 'Merges a payee into another',
  body: accounts.mergeValidator,
})
endpoint('GET /payees/:id/names', [PayeeNamesController, 'index'], {
  ...reading,
  summary: 'Lists the names by which banks call a payee',
  responds: payees.payeeNamesValidator,
})
endpoint('POST /payees/:id/splitting', [PayeeNamesController, 'split'], {
  ...writing,
  summary: 'Gives some of the names of a payee, with their transactions, to another',
  body: payees.splitPayeeValidator,
  responds: accounts.payeeValidator,
  status: 201,
})
endpoint('GET /payee-suggestions', [PayeeSuggestionsController, 'index'], {
  ...reading,
  summary: 'Lists pairs of payees that are probably one, the most used first',
  responds: payees.payeeSuggestionsValidator,
})
endpoint('POST /payee-suggestions/rejections', [PayeeSuggestionsController, 'reject'], {
  ...writing,
  summary: 'Says that two payees are two, so that they are not suggested again',
  body: payees.payeePairValidator,
})

endpoint('GET /tags', [TagsController, 'index'], {
  ...reading,
  summary: 'Lists tags',
  responds: accounts.tagListValidator,
})
endpoint('POST /tags', [TagsController, 'store'], {
  ...writing,
  summary: 'Adds a tag',
  body: accounts.createTagValidator,
  responds: accounts.tagValidator,
  status: 201,
})
endpoint('PATCH /tags/:id', [TagsController, 'update'], {
  ...writing,
  summary: 'Renames or recolours a tag',
  body: accounts.editTagValidator,
  responds: accounts.tagValidator,
})
endpoint('DELETE /tags/:id', [TagsController, 'destroy'], {
  ...writing,
  summary: 'Deletes a tag and takes it off its transactions',
})

endpoint('GET /transactions', [TransactionsController, 'index'], {
  ...reading,
  summary: 'Lists transactions, newest first',
  query: transactions.listTransactionsValidator,
  responds: transactions.transactionPageValidator,
})
endpoint('POST /transactions', [TransactionsController, 'store'], {
  ...writing,
  summary: 'Adds a transaction',
  body: transactions.postTransactionValidator,
  responds: transactions.transactionValidator,
  status: 201,
})
endpoint('PATCH /transactions', [TransactionBatchesController, 'update'], {
  ...writing,
  summary: 'Changes many transactions at once',
  body: transactions.editTransactionsValidator,
  responds: transactions.bulkResultValidator,
})
endpoint('POST /transactions/deletion', [TransactionBatchesController, 'destroy'], {
  ...writing,
  summary: 'Deletes many transactions at once',
  body: transactions.deleteTransactionsValidator,
  responds: transactions.bulkResultValidator,
})
endpoint('GET /transactions/:id', [TransactionsController, 'show'], {
  ...reading,
  summary: 'Shows a transaction',
  responds: transactions.transactionValidator,
})
endpoint('PATCH /transactions/:id', [TransactionsController, 'update'], {
  ...writing,
  summary: 'Changes a transaction',
  body: transactions.editTransactionValidator,
  responds: transactions.transactionValidator,
})
endpoint('DELETE /transactions/:id', [TransactionsController, 'destroy'], {
  ...writing,
  summary: 'Deletes a transaction',
})
endpoint('POST /transactions/:id/voiding', [VoidingsController, 'store'], {
  ...writing,
  summary: 'Voids a transaction: it stays for the record and counts nowhere',
  responds: transactions.transactionValidator,
  status: 201,
})
endpoint('GET /transactions/:id/history', [TransactionHistoryController, 'show'], {
  ...reading,
  summary: 'Tells who or what changed which field, and when',
  responds: transactions.historyValidator,
})

endpoint('GET /export', [ExportsController, 'show'], {
  ...reading,
  summary: 'The whole ledger as a journal for hledger or beancount, or as JSON',
  query: exportValidator,
  produces: 'text/plain',
})

endpoint('GET /transfer-suggestions', [TransferSuggestionsController, 'index'], {
  ...reading,
  summary: 'Lists pairs of transactions that look like one transfer, the surest first',
  query: transfers.listSuggestionsValidator,
  responds: transfers.suggestionsValidator,
})
endpoint('POST /transfer-suggestions/links', [TransferSuggestionsController, 'link'], {
  ...writing,
  summary: 'Makes one transfer of each pair',
  body: transfers.pairsValidator,
  responds: transactions.bulkResultValidator,
})
endpoint('POST /transfer-suggestions/rejections', [TransferSuggestionsController, 'reject'], {
  ...writing,
  summary: 'Says that pairs are no transfers, so that they are not suggested again',
  body: transfers.pairsValidator,
  responds: transactions.bulkResultValidator,
})

endpoint('GET /linked-transfers', [LinkedTransfersController, 'index'], {
  ...reading,
  summary: 'Lists transfers that were made of two payments, the latest first',
  query: transfers.listLinkedValidator,
  responds: transfers.linkedListValidator,
})
endpoint('POST /transactions/:id/separation', [LinkedTransfersController, 'separate'], {
  ...writing,
  summary: 'Takes a linked transfer apart again and remembers that the two are none',
})
