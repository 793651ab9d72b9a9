/** A piece of SQL that is true or false for every row, never null, with the values of its `?`. */
export interface Fragment {
  sql: string
  params: readonly (string | number)[]
}

/**
 * A condition as SQL from both sides: rows in `sure` meet it, rows outside of `possible` do not, and the few in between have to be looked
 * at again. Where both are the same piece, SQL alone decides.
 */
export interface Bounds {
  sure: Fragment
  possible: Fragment
}

export const always: Fragment = { sql: '1 = 1', params: [] }
export const never: Fragment = { sql: '1 = 0', params: [] }

export function fragment(sql: string, ...params: readonly (string | number)[]): Fragment {
  return { sql, params }
}

export function exactly(piece: Fragment): Bounds {
  return { sure: piece, possible: piece }
}

export function isExact({ sure, possible }: Bounds): boolean {
  return sure === possible
}

export function both(a: Fragment, b: Fragment): Fragment {
  return join([a, b], 'AND')
}

/** What surely does not meet a condition is what cannot possibly meet it. */
export function negated({ sure, possible }: Bounds): Bounds {
  const exact = sure === possible
  const [notSure, notPossible] = [not(sure), not(possible)]
  return exact ? exactly(notSure) : { sure: notPossible, possible: notSure }
}

export function allOf(members: readonly Bounds[]): Bounds {
  return joined(members, 'AND')
}

export function anyOf(members: readonly Bounds[]): Bounds {
  return joined(members, 'OR')
}

function joined(members: readonly Bounds[], word: 'AND' | 'OR'): Bounds {
  const sure = join(
    members.map((member) => member.sure),
    word,
  )
  if (members.every(isExact)) return exactly(sure)
  const possible = join(
    members.map((member) => member.possible),
    word,
  )
  return { sure, possible }
}

function join(members: readonly Fragment[], word: 'AND' | 'OR'): Fragment {
  if (members.length === 1) return members[0]
  return {
    sql: `(${members.map((member) => member.sql).join(` ${word} `)})`,
    params: members.flatMap((member) => member.params),
  }
}

function not({ sql, params }: Fragment): Fragment {
  return { sql: `NOT (${sql})`, params }
}
