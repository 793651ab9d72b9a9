/**
 * Something the person at the keyboard can put right. It is shown as a sentence; every other error is ours and
 * keeps its stack.
 */
export class Setback extends Error {}

/** Ends the process after telling what happened. */
export function giveUp(error) {
  const sentence = error instanceof Setback ? error.message : fileSystemSentence(error)
  console.error(sentence ? `\nFlorin: ${sentence}\n` : error)
  process.exit(1)
}

/** What the file system refused, where the person can do something about it. */
function fileSystemSentence({ code, path }) {
  if (!path) return undefined
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return `this user may not use ${path}. Give them the right to, or choose another place.`
  }
  return code === 'ENOSPC' ? `the disk that holds ${path} is full.` : undefined
}
