/**
 * Milliseconds of processor time that this thread spends on some work. Unlike the time on the wall it is about the same on a machine that
 * is busy with other things.
 */
export function cpuMsOf(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  return cpuMsSince(before)
}

export function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}
