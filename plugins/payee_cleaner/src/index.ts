import { definePlugin, type FilledFields, type FillRequest, PluginError } from '@florin/plugin-sdk'
import { readableName } from './readable_name.js'

export default definePlugin({
  action: {
    fill: (request) => ({ fields: request.transactions.payee.map((_, at) => fieldsOf(request, at)) }),
  },
})

function fieldsOf({ action, input, transactions }: FillRequest, at: number): FilledFields | null {
  if (action !== 'clean_payee') throw new PluginError('unsupported', `There is no action "${action}".`)
  const written = transactions.payee[at] || transactions.description[at]!
  const name = readableName(written, (input.also_remove ?? []) as string[])
  return name === '' || name === transactions.payee[at] ? null : { payee: name }
}
