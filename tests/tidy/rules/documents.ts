import { posix } from 'node:path'
import type { Finding, SourceFile } from './finding.js'

const LINK = /(?<!!)\[[^\]]*\]\(([^)\s]+)\)/g
const FENCE = /^(```|~~~)/

/** The lines of a document without its code blocks, with their numbers. */
function prose(text: string): { line: number; words: string }[] {
  let fenced = false
  return text.split('\n').flatMap((words, index) => {
    if (FENCE.test(words)) fenced = !fenced
    return fenced || FENCE.test(words) ? [] : [{ line: index + 1, words }]
  })
}

export function oneTitle({ path, text }: SourceFile): Finding[] {
  const titles = prose(text).filter(({ words }) => words.startsWith('# '))
  return titles.length === 1
    ? []
    : [{ path, line: 1, message: `has ${titles.length} titles (\`# …\`): a document has one` }]
}

/** Relative links whose file, or heading, does not exist. */
export function deadLinks(file: SourceFile, paths: Set<string>, textOf: (path: string) => string): Finding[] {
  return prose(file.text).flatMap(({ line, words }) =>
    [...words.replace(/`[^`]*`/g, '').matchAll(LINK)].flatMap(([, target]) => {
      if (/^[a-z]+:/.test(target)) return []
      const [to, heading] = target.split('#')
      const path = to ? posix.join(posix.dirname(file.path), to).replace(/\/$/, '') : file.path
      const message = `links to ${target}, which does not exist`
      const exists = paths.has(path) || [...paths].some((each) => each.startsWith(`${path}/`))
      if (!exists) return [{ path: file.path, line, message }]
      if (heading && path.endsWith('.md') && !headings(textOf(path)).has(heading))
        return [{ path: file.path, line, message }]
      return []
    }),
  )
}

/** Headings as GitHub makes anchors of them. */
function headings(text: string): Set<string> {
  const titles = prose(text).filter(({ words }) => /^#{1,6} /.test(words))
  return new Set(
    titles.map(({ words }) =>
      words
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/ /g, '-'),
    ),
  )
}

/** Folders directly below `parent` that hold files but no README. */
export function foldersWithoutReadme(parent: string, paths: string[], except: string[] = []): Finding[] {
  const folders = new Set(
    paths
      .filter((path) => path.startsWith(`${parent}/`) && path.split('/').length > 2)
      .map((path) => path.split('/')[1]),
  )
  return [...folders]
    .filter((folder) => !except.includes(folder) && !paths.includes(`${parent}/${folder}/README.md`))
    .map((folder) => ({
      path: `${parent}/${folder}`,
      line: 1,
      message: 'has no README.md: ten lines on what it owns, its invariants, its events',
    }))
}

const CODE = /static code = '(E_[A-Z0-9_]+)'/g

/** Every exception code has a page below docs/problems (it is the `type` of the problem), and every page a code. */
export function problemPages(sources: SourceFile[], paths: string[]): Finding[] {
  const folder = 'docs/problems/'
  const codes = sources.flatMap(({ path, text }) =>
    [...text.matchAll(CODE)].map(([, code]) => ({
      path,
      line: 1,
      page: `${folder}${code.slice(2).toLowerCase().replaceAll('_', '-')}.md`,
      code,
    })),
  )
  const missing = codes
    .filter(({ page }) => !paths.includes(page))
    .map(({ path, line, page, code }) => ({ path, line, message: `${code} has no page ${page}` }))
  const known = new Set(codes.map(({ page }) => page))
  const orphans = paths
    .filter((path) => path.startsWith(folder) && path !== `${folder}README.md` && !known.has(path))
    .map((path) => ({ path, line: 1, message: 'explains a code that no exception has' }))
  return [...missing, ...orphans]
}
