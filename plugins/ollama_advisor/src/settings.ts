export interface Settings {
  server?: string
  model?: string
  months?: number
  transactions?: number
}
