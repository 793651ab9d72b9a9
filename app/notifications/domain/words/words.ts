/** The words around what a domain says, by topic; `all` is for those that have none of their own. */
export interface Template {
  subject: string
  body: string
}

/** Everything that Florin says by itself in a language. */
export interface Words {
  templates: Readonly<Record<string, Template>>
  /** Of the mail itself, outside of what can be edited. */
  mail: { open: string; why: string; change: string; digest: string }
  /** Of the message that tries whether mail arrives. */
  trial: { subject: string; body: string; why: string }
}
