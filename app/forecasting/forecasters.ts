import { limitsOfMethod } from '#plugins/call_limits'
import { buildRequest, checkReply } from '#plugins/contract'
import { PluginFailedException } from '#plugins/exceptions'
import type { PluginRegistry } from '#plugins/registry'
import type { PluginRun, Sandbox } from '#plugins/sandbox'
import type { Forecast, ForecastRequest } from '#sdk'

/** The forecaster that ships with Florin. It is pure, so it needs no instance. */
export const FORECASTER = 'blended_forecaster'
/** What is asked when that one fails: simple enough to work wherever plugins run at all. */
export const FALLBACK = 'seasonal_naive'
/** The contract takes no more at once. */
const SERIES_AT_ONCE = 200
const VALUES_AT_ONCE = 200_000

export interface AskOptions {
  signal?: AbortSignal
  onRun?: (run: PluginRun) => void
}

export interface Answer {
  forecasts: Forecast[]
  /** The plugin that answered. */
  by: { id: string; version: string }
  /** Why it was not the usual one. */
  fallback: string | null
}

/** Asks the bundled forecasters in the sandbox. */
export class Forecasters {
  constructor(
    private readonly sandbox: Pick<Sandbox, 'invoke'>,
    private readonly registry: Pick<PluginRegistry, 'find'>,
  ) {}

  /** Of the usual one; undefined where it is not installed. */
  get version(): string | undefined {
    return this.registry.find(FORECASTER)?.manifest.version
  }

  /** By the usual one, else by the fallback; throws what the fallback failed with where both do. */
  async ask(request: ForecastRequest, options: AskOptions = {}): Promise<Answer> {
    try {
      return { ...(await this.askOne(FORECASTER, request, options)), fallback: null }
    } catch (failure) {
      if (!(failure instanceof PluginFailedException) || options.signal?.aborted) throw failure
      return { ...(await this.askOne(FALLBACK, request, options)), fallback: failure.message }
    }
  }

  async askOne(
    pluginId: string,
    request: ForecastRequest,
    options: AskOptions = {},
  ): Promise<Omit<Answer, 'fallback'>> {
    const plugin = this.registry.find(pluginId)
    if (!plugin) throw new PluginFailedException('not_found', `The forecaster ${pluginId} is not installed.`, pluginId)
    const forecasts: Forecast[] = []
    for (const series of portionsOf(request.series)) {
      const asked = { ...request, series }
      const { value } = await this.sandbox.invoke({
        bundle: plugin.bundle,
        method: 'forecaster.forecast',
        request: buildRequest('forecaster.forecast', asked),
        limits: limitsOfMethod('forecaster.forecast'),
        ...options,
      })
      forecasts.push(...checkReply(pluginId, 'forecaster.forecast', value, asked).forecasts)
    }
    return { forecasts, by: { id: pluginId, version: plugin.manifest.version } }
  }
}

/** As many at once as the contract takes and the time limit leaves room for. */
function portionsOf(series: ForecastRequest['series']): ForecastRequest['series'][] {
  const portions: ForecastRequest['series'][] = []
  let values = Number.POSITIVE_INFINITY
  for (const each of series) {
    const last = portions.at(-1)
    if (!last || last.length === SERIES_AT_ONCE || values + each.values.length > VALUES_AT_ONCE) {
      portions.push([each])
      values = each.values.length
    } else {
      last.push(each)
      values += each.values.length
    }
  }
  return portions
}
