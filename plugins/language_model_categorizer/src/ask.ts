import { type Florin, PluginError, readJson } from '@florin/plugin-sdk'
import type { Question } from './question.js'
import type { Settings } from './settings.js'

interface OllamaAnswer {
  message?: { content?: string }
}

interface OpenAiAnswer {
  choices?: { message?: { content?: string } }[]
}

/** Models on small computers think long. */
const PATIENCE_MS = 45_000

/** One question, by the protocol of the server; both hold the model to the schema. Answers the text of the model. */
export async function ask(florin: Florin, settings: Settings, question: Question): Promise<string> {
  const { protocol = 'ollama', server = '', model = '', key } = settings
  const base = server.replace(/\/+$/, '').replace(/\/v1$/, '')
  const headers: Record<string, string> = { 'Content-Type': 'application/json' }
  if (key) headers.Authorization = `Bearer ${key}`
  const isOllama = protocol === 'ollama'
  const response = await florin.http.request({
    method: 'POST',
    url: `${base}${isOllama ? '/api/chat' : '/v1/chat/completions'}`,
    headers,
    body: JSON.stringify(isOllama ? ollamaBody(model, question) : openAiBody(model, question)),
    timeout_ms: PATIENCE_MS,
  })
  if (response.status === 404) throw new PluginError('invalid_settings', `The server has no model "${model}".`)
  const content = isOllama
    ? readJson<OllamaAnswer>(response, 'The server').message?.content
    : readJson<OpenAiAnswer>(response, 'The server').choices?.[0]?.message?.content
  if (!content) throw new PluginError('transient', 'The model did not answer.')
  return content
}

function ollamaBody(model: string, { messages, format }: Question) {
  return { model, messages, stream: false, format, options: { temperature: 0, seed: 1 } }
}

function openAiBody(model: string, { messages, format }: Question) {
  const json_schema = { name: 'category', strict: true, schema: format }
  return { model, messages, temperature: 0, response_format: { type: 'json_schema', json_schema } }
}
