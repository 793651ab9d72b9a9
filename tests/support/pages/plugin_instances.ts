import type { Client } from '#tests/support/client'

/** Sets a plugin up without a browser and answers the id of the instance. */
export async function setUpPlugin(client: Client, plugin: string, more: Record<string, unknown> = {}): Promise<number> {
  const draft = { plugin_id: plugin, title: 'Mine', accept_permissions: true, ...more }
  const { status, body } = await client.post<{ id: number }>('/plugin-instances', draft)
  if (status !== 201) throw new Error(`${plugin} was not set up: ${JSON.stringify(body)}`)
  return body.id
}

/** With an address of the own network in a setting, allowed. */
export const setUpAt = (client: Client, plugin: string, setting: string, origin: string, settings: object = {}) =>
  setUpPlugin(client, plugin, { settings: { ...settings, [setting]: origin }, lan: [{ setting, origin }] })
