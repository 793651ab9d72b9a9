import type { ModelVersion } from '../services/kept_models.js'
import type { ModelJson } from '../validators/model.js'

export function presentModel(model: ModelVersion): ModelJson {
  return {
    id: model.id,
    version: model.version,
    plugin_version: model.pluginVersion,
    state: model.state,
    traffic_share: model.trafficShare,
    rows: model.rows,
    corrections: model.corrections,
    from: model.fromOn,
    to: model.toOn,
    metrics: model.metrics,
    created_at: model.createdAt,
    deployed_at: model.deployedAt,
  }
}
