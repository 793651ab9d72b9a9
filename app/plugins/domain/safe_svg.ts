/*
 * An icon is shown inside Florin's own page, so it is a drawing and nothing else. This takes the small part of SVG that drawings are
 * made of and refuses everything else, known to be dangerous or not.
 */
const ELEMENTS = new Set(
  (
    'svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop title desc clipPath ' +
    'mask'
  ).split(' '),
)

const ATTRIBUTES = new Set(
  (
    'xmlns version viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points transform id fill stroke opacity offset ' +
    'fill-rule fill-opacity clip-rule clip-path mask stroke-width stroke-linecap stroke-linejoin stroke-miterlimit ' +
    'stroke-dasharray stroke-dashoffset stroke-opacity stop-color stop-opacity color gradientUnits gradientTransform ' +
    'spreadMethod clipPathUnits maskUnits maskContentUnits preserveAspectRatio role aria-hidden aria-label'
  ).split(' '),
)

const NAMESPACE = 'http://www.w3.org/2000/svg'
const TAG = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z][A-Za-z0-9:-]*\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*)\s*(\/?)>/y
const ATTRIBUTE = /([A-Za-z][A-Za-z0-9:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
/** Text between tags: no markup, no entities but those of XML itself. */
const TEXT = /(?:[^<&]|&(?:amp|lt|gt|quot|apos);)*/y
const DECLARATION =
  /^\uFEFF?\s*(?:<\?xml version="1\.0"(?: encoding="[Uu][Tt][Ff]-8")?(?: standalone="(?:yes|no)")?\?>)?/

/** Why a drawing is refused, as the end of a sentence; undefined where it is fine. */
export function unsafeSvg(text: string): string | undefined {
  let at = DECLARATION.exec(text)![0].length
  const open: string[] = []
  let roots = 0
  while (at < text.length) {
    TEXT.lastIndex = at
    const words = TEXT.exec(text)![0]
    if (open.length === 0 && words.trim() !== '') return 'holds text outside of the drawing'
    at += words.length
    if (at === text.length) break
    TAG.lastIndex = at
    const tag = TAG.exec(text)
    if (!tag) return 'holds something other than plain elements'
    at += tag[0].length
    const [, closing, name = '', attributes = '', empty] = tag
    if (!ELEMENTS.has(name)) return `holds the element <${name}>`
    if (closing) {
      if (attributes || empty || open.pop() !== name) return 'has elements that are not closed in order'
      continue
    }
    const fault = unsafeAttribute(attributes)
    if (fault) return fault
    if (open.length === 0 && (name !== 'svg' || ++roots > 1)) return 'is not one drawing'
    if (!empty) open.push(name)
  }
  return roots === 1 && open.length === 0 ? undefined : 'is not one complete drawing'
}

function unsafeAttribute(attributes: string): string | undefined {
  for (const [, name, double, single] of attributes.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? ''
    if (!ATTRIBUTES.has(name!)) return `holds the attribute ${name}`
    if (name === 'xmlns' && value !== NAMESPACE) return 'belongs to another namespace'
    // `url(#name)` points into the drawing itself; everything else may reach out of it.
    if (/url|:|\\/i.test(value.replace(/^url\(#[\w-]+\)$/, '')) && name !== 'xmlns') return `has an address in ${name}`
  }
  return undefined
}
