/**
 * Something the person at the keyboard can put right. It is shown as a sentence; every other error is ours and
 * keeps its stack.
 */
export class Setback extends Error {}

/** Ends the process after telling what happened. */
export function giveUp(error) {
  const text = error instanceof Setback ? `\nFlorin: ${error.message}\n` : error
  console.error(text)
  process.exit(1)
}

/** File system errors that mean "you may not write here", as a sentence; anything else is thrown on. */
export function explainWriteFailure(error, path) {
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
    throw new Setback(`may not write to ${path}. Give this user the right to, or choose another place.`)
  }
  if (error.code === 'ENOSPC') throw new Setback(`the disk that holds ${path} is full.`)
  throw error
}
