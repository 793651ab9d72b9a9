import { isInstalled } from './installed.ts'

const choice = (userId: number) => `florin.keep.${userId}`

/**
 * Whether what a person sees is kept in this browser for reading without a connection: as they chose, else where Florin is installed, which
 * people do on devices of their own.
 */
export function keepsAnswers(userId: number): boolean {
  const chosen = localStorage.getItem(choice(userId))
  return chosen === null ? isInstalled() : chosen === 'yes'
}

export function chooseKeeping(userId: number, isWanted: boolean): void {
  localStorage.setItem(choice(userId), isWanted ? 'yes' : 'no')
}
