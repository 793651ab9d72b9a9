import type { Infer } from '@vinejs/vine/types'
import type { ListedDelivery } from '../services/list_deliveries.js'
import type { deliveryListValidator } from '../validators/deliveries.js'

export function toDelivery(delivery: ListedDelivery): Infer<typeof deliveryListValidator>['data'][number] {
  const { heldFor, dueAt, createdAt, finishedAt, code, receipt, ...rest } = delivery
  return {
    ...rest,
    held_for: heldFor || null,
    due_at: dueAt,
    code: code || null,
    receipt: receipt || null,
    created_at: createdAt,
    finished_at: finishedAt,
  }
}
