import { QUICK_CALL, limitsOfMethod } from '#plugins/call_limits'
import { buildRequest, checkReply } from '#plugins/contract'
import { PluginFailedException } from '#plugins/exceptions'
import { registry } from '#plugins/main'
import type { Sandbox } from '#plugins/sandbox'
import type { HttpRequest, HttpResponse, MethodName, Methods } from '#sdk'

/** What Florin is for a plugin under test; what is not given is refused. */
export interface FlorinForTest {
  settings?: Record<string, unknown>
  time_zone?: string
  base_currency?: string
  /** Answers requests; what it leaves open is 200 with an empty body. */
  http?: (request: HttpRequest) => Partial<HttpResponse> | Promise<Partial<HttpResponse>>
  data?: (scope: string, query: Record<string, unknown>) => Record<string, unknown>[]
}

/** Calls a bundled plugin in the real sandbox, by the contract in both directions. */
export async function callPlugin<M extends MethodName>(
  sandbox: Sandbox,
  pluginId: string,
  method: M,
  request: Methods[M]['request'],
  { settings = {}, time_zone = 'Europe/Berlin', base_currency = 'EUR', http, data }: FlorinForTest = {},
): Promise<Methods[M]['reply']> {
  const { bundle } = registry.find(pluginId)!
  const { value } = await sandbox.invoke({
    bundle,
    method,
    request: buildRequest(method, request),
    surroundings: { settings, locale: 'en', time_zone, base_currency },
    limits: { ...QUICK_CALL, ...limitsOfMethod(method) },
    onHostCall: async (operation, json) => {
      const asked = JSON.parse(json) as never
      if (operation === 'progress') return 'null'
      if (operation === 'http.request' && http) return JSON.stringify(answerOf(asked, await http(asked)))
      if (operation === 'data.read' && data) {
        const { scope, query } = asked as { scope: string; query: Record<string, unknown> }
        return JSON.stringify(data(scope, query))
      }
      throw new PluginFailedException('forbidden', `There is no ${operation} in this test.`, pluginId)
    },
  })
  return checkReply(pluginId, method, value, request)
}

const answerOf = ({ url }: HttpRequest, answer: Partial<HttpResponse>): HttpResponse => ({
  status: 200,
  headers: {},
  body: '',
  url,
  ...answer,
})
