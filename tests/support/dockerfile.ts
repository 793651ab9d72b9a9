export interface Instruction {
  keyword: string
  value: string
}

export interface Stage {
  from: string
  name?: string
  instructions: Instruction[]
}

/** Reads a Dockerfile into its stages. Knows what ours uses: comments, continued lines, `FROM … AS …`. */
export function parseDockerfile(text: string): Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const stages: Stage[] = []
  for (const line of lines) {
    const [, keyword, value] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? []
    if (!keyword) throw new Error(`not a Dockerfile instruction: ${line}`)
    if (keyword === 'FROM') {
      const [from, , name] = value.split(/\s+/)
      stages.push({ from, name, instructions: [] })
    } else {
      stages.at(-1)?.instructions.push({ keyword, value })
    }
  }
  return stages
}

/** A command in either form: `["program", "argument"]` or text for a shell. */
export function commandOf(value: string): string[] {
  return value.startsWith('[') ? (JSON.parse(value) as string[]) : ['/bin/sh', '-c', value]
}
