import { type Client, serverAddress } from './client.js'

export interface Heard {
  event: string
  data: Record<string, unknown>
}

/** Listens as a page does. It is heard from the moment this answers. */
export async function listen(client: Client) {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const stop = new AbortController()
  const response = await fetch(`${serverAddress()}/api/v1/events`, { headers: { cookie }, signal: stop.signal })
  const heard: Heard[] = []
  const ended = follow(response, heard).catch(() => undefined)
  return { response, heard, ended, stop: () => stop.abort() }
}

async function follow(response: Response, heard: Heard[]) {
  let text = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end)) ?? []
      if (event) heard.push({ event, data: JSON.parse(data) as Heard['data'] })
      text = text.slice(end + 2)
    }
  }
}
