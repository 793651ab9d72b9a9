export interface Settings {
  protocol?: 'ollama' | 'openai'
  server?: string
  model?: string
  /** A handle; absent where no key was entered. */
  key?: string
}
