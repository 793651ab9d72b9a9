import { type Florin, PluginError, readJson } from '@florin/plugin-sdk'
import { ANSWER_FORMAT } from './answer.js'
import type { Settings } from './settings.js'

interface ChatAnswer {
  message?: { content?: string }
  error?: string
}

const NAME = 'Ollama'
/** Models on small computers think long. */
const PATIENCE_MS = 110_000

/** One turn with the model, by Ollama's POST /api/chat; answers the text of the model. */
export async function chat(
  florin: Florin,
  { server = '', model = '' }: Settings,
  messages: { role: string; content: string }[],
): Promise<string> {
  const response = await florin.http.request({
    method: 'POST',
    url: `${server.replace(/\/+$/, '')}/api/chat`,
    headers: { 'Content-Type': 'application/json' },
    // The same question about the same data gets the same answer, as far as a model does that.
    body: JSON.stringify({
      model,
      messages,
      stream: false,
      format: ANSWER_FORMAT,
      options: { temperature: 0, seed: 1 },
    }),
    timeout_ms: PATIENCE_MS,
  })
  if (response.status === 404)
    throw new PluginError('invalid_settings', `Ollama has no model "${model}". Pull it there first, or choose another.`)
  const { message, error } = readJson<ChatAnswer>(response, NAME)
  if (!message?.content) throw new PluginError('transient', `Ollama did not answer${error ? `: ${error}` : ''}.`)
  return message.content
}
