import { readdir, readFile } from 'node:fs/promises'

/** Linux counts CPU time for programs in hundredths of a second, whatever the kernel ticks at (`getconf CLK_TCK`). */
const msPerTick = 10

/**
 * CPU time in ms of this process, of all it has started and waited for, and of its living children with theirs. Null where there is
 * no /proc. Unlike time on the clock, it hardly depends on what else the machine does.
 */
export async function familyCpuMs(): Promise<number | null> {
  try {
    const threads = await readdir('/proc/self/task')
    const lists = await Promise.all(
      threads.map((thread) => readFile(`/proc/self/task/${thread}/children`, 'utf8'))
    )
    const children = lists.flatMap((list) => list.split(' ').filter(Boolean))
    const ticks = await Promise.all(['self', ...children].map(ticksOf))
    return ticks.reduce((sum, one) => sum + one, 0) * msPerTick
  } catch {
    return null
  }
}

/** utime, stime, cutime and cstime: the 14th to 17th field, counted behind the name in brackets, which may hold blanks (proc_pid_stat(5)). */
async function ticksOf(pid: string): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
}

/** Runs `work` and tells how much CPU time it took; NaN where the system does not tell. */
export async function withFamilyCpu<T>(
  work: () => Promise<T>
): Promise<{ result: T; cpuMs: number }> {
  const before = await familyCpuMs()
  const result = await work()
  const after = await familyCpuMs()
  return { result, cpuMs: before === null || after === null ? Number.NaN : after - before }
}
