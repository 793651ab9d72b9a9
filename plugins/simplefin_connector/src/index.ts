import { definePlugin } from '@florin/plugin-sdk'
import { accountOf, keyOf } from './accounts.js'
import { connect } from './connect.js'
import { fetchAccounts } from './fetch_accounts.js'
import { transactionOf } from './transactions.js'
import { afterWindow, windowOf } from './windows.js'

export default definePlugin({
  connector: {
    connect: ({ input }, florin) => connect(String(input.setup_token ?? ''), florin),

    async accounts(_request, florin) {
      const { accounts, warnings } = await fetchAccounts(florin, { 'balances-only': '1' })
      const readable = accounts.map((account) => accountOf(account, florin))
      const reasons = readable.flatMap((each) => (typeof each === 'string' ? [each] : []))
      return {
        accounts: readable.flatMap((each) => (typeof each === 'string' ? [] : [each])),
        warnings: [...warnings, ...reasons],
      }
    },

    async transactions(request, florin) {
      const window = windowOf(request, florin)
      const { accounts, warnings } = await fetchAccounts(florin, {
        'start-date': String(window.start),
        'end-date': String(window.end),
        ...(florin.settings.pending === true ? { pending: '1' } : {}),
        account: request.account.slice(request.account.indexOf('|') + 1),
      })
      const booked = accounts.find((account) => keyOf(account) === request.account)?.transactions ?? []
      const byId = new Map(booked.map((each) => [each.id, transactionOf(each, florin)]))
      return { transactions: [...byId.values()], ...afterWindow(window), warnings }
    },
  },
})
