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

const EXCEPTION = /static status = (\d+)\s+static code = '(E_[A-Z0-9_]+)'\s+readonly title = (['"])(.+?)\3/g
const CODE = /static code = 'E_/g
const PAGES = 'docs/problems/'

const pageOf = (code: string) => `${PAGES}${code.slice(2).toLowerCase().replaceAll('_', '-')}.md`

/** Every exception has a page below docs/problems (it is the `type` of the problem) that says the same, and every page has an exception. */
export function problemPages(sources: SourceFile[], paths: string[], textOf: (path: string) => string): Finding[] {
  const explained = new Set<string>()
  const findings = sources.flatMap(({ path, text }) => {
    const exceptions = [...text.matchAll(EXCEPTION)]
    const incomplete = [...text.matchAll(CODE)].length - exceptions.length
    const found = exceptions.flatMap(([, status, code, , title]) => {
      const page = pageOf(code)
      explained.add(page)
      if (!paths.includes(page)) return [{ path, line: 1, message: `${code} has no page ${page}` }]
      const opening = `# ${title}\n\n\`${code}\`, status ${status}.\n`
      return textOf(page).startsWith(opening)
        ? []
        : [{ path: page, line: 1, message: `does not open with ${JSON.stringify(opening)}` }]
    })
    const message = 'declares a code without `static status` before and `readonly title` after it'
    return incomplete > 0 ? [...found, { path, line: 1, message }] : found
  })
  const orphans = paths.filter((path) => path.startsWith(PAGES) && path !== `${PAGES}README.md` && !explained.has(path))
  return [...findings, ...orphans.map((path) => ({ path, line: 1, message: 'explains a code that no exception has' }))]
}
