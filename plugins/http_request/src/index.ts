import { type ActionRequest, definePlugin, PluginError } from '@florin/plugin-sdk'
import { requireExpected } from './expected.js'
import { requestOf, withoutQuery } from './request.js'

const LONGEST_BODY = 20_000

export default definePlugin({
  action: {
    async run(request, florin) {
      const call = requestOf(knownInput(request), florin, request.idempotency_key)
      const { status, body } = await florin.http.request(call)
      requireExpected(status, request.input.expected_status)
      return { output: { status, body: body.slice(0, LONGEST_BODY) } }
    },
    async plan(request, florin) {
      const { method, url, body } = requestOf(knownInput(request), florin, request.idempotency_key)
      const content = body === undefined ? 'without a body' : `with a body of ${body.length} characters`
      return { summary: `Would send ${method} to ${withoutQuery(url)} ${content}.` }
    },
  },
})

function knownInput({ action, input }: ActionRequest): Record<string, unknown> {
  if (action !== 'request') throw new PluginError('unsupported', `There is no action "${action}".`)
  return input
}
