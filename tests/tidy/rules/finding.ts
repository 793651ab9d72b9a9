/** A file of the project, as the rules see it. */
export interface SourceFile {
  /** Relative to the checkout, with forward slashes. */
  path: string
  text: string
}

export interface Finding {
  path: string
  line: number
  /** What is wrong and what to do instead. */
  message: string
}

export type Rule = (file: SourceFile) => Finding[]

/** Findings as a person wants to read them: one line each, clickable. */
export const listed = (findings: Finding[]) => findings.map(({ path, line, message }) => `${path}:${line} ${message}`)
