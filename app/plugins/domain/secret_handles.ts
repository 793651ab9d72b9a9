/*
 * A plugin never holds a secret but its handle, `{{secret:token}}`, and writes that where the secret belongs.
 */
const HANDLE = /\{\{secret:([A-Za-z0-9_.-]{1,64})\}\}/g

export function handleOf(name: string): string {
  return `{{secret:${name}}}`
}

export function isSecretName(name: string): boolean {
  return /^[A-Za-z0-9_.-]{1,64}$/.test(name)
}

export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(HANDLE)].map(([, name]) => name!))]
}

/** Puts the secrets in. `write` says how a value is written at that place, such as percent-encoded. */
export function fillHandles(text: string, valueOf: (name: string) => string, write = (value: string) => value): string {
  return text.replace(HANDLE, (_, name: string) => write(valueOf(name)))
}

/**
 * Text from elsewhere, such as a payee or an answer, may look like a handle, and would become the secret where a plugin passes it on.
 * A blank makes it mean nothing; in JSON too, where braces are only ever inside of strings like this one.
 */
export function defuseHandles(text: string): string {
  return text.includes('{{secret:') ? text.replaceAll('{{secret:', '{{ secret:') : text
}
