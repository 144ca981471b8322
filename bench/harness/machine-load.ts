import { readFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'

/** How busy the machine was with other things. Shares are 0 to 1; null where the system does not tell. */
export interface Load {
  /** Share of all cores in use right before the measurement, when this program did nothing. */
  busyBefore: number | null
  /** Share of time during the measurement in which the host gave the cores to somebody else. */
  steal: number | null
  /** Processes that wanted to run, over the last minute, as the measurement began. */
  loadAverage: number
  cores: number
}

interface Ticks {
  all: number
  idle: number
  steal: number
}

const lookMs = 700

/** Runs `work` and tells what else the machine did around it. */
export async function underLoad<T>(work: () => Promise<T>): Promise<{ result: T; load: Load }> {
  const first = await readTicks()
  await pause(lookMs)
  const before = await readTicks()
  const loadAverage = loadavg()[0] ?? 0
  const result = await work()
  const after = await readTicks()
  return {
    result,
    load: {
      busyBefore: share(first, before, (ticks) => ticks.all - ticks.idle),
      steal: share(before, after, (ticks) => ticks.steal),
      loadAverage,
      cores: availableParallelism()
    }
  }
}

function share(
  from: Ticks | null,
  to: Ticks | null,
  part: (ticks: Ticks) => number
): number | null {
  if (from === null || to === null || to.all === from.all) return null
  return (part(to) - part(from)) / (to.all - from.all)
}

/** The first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal, then guest times that user holds already. */
async function readTicks(): Promise<Ticks | null> {
  const text = await readFile('/proc/stat', 'utf8').catch(() => null)
  const line = text === null ? null : /^cpu +(.+)$/m.exec(text)?.[1]
  if (line === null || line === undefined) return null
  const ticks = line.split(' ').map(Number).slice(0, 8)
  return {
    all: ticks.reduce((sum, one) => sum + one, 0),
    idle: (ticks[3] ?? 0) + (ticks[4] ?? 0),
    steal: ticks[7] ?? 0
  }
}
