import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'

/** What a second start hands to the first. */
export interface SecondStart {
  argv: string[]
  cwd: string
  data: unknown
}

/** One process at a time for each folder; a lock left by a killed one is free. */
export class SingleInstance {
  readonly #lock: string
  readonly #inbox: string
  constructor(userData: string) {
    this.#lock = join(userData, 'SingletonLock')
    this.#inbox = join(userData, 'SingletonInbox')
  }

  /** True when this process has the lock now; else the one that has it is told of this start. */
  take(start: SecondStart): boolean {
    mkdirSync(this.#inbox, { recursive: true })
    const own = `${this.#lock}.${process.pid}`
    writeFileSync(own, String(process.pid))
    try {
      if (!isAlive(this.#holder())) rmSync(this.#lock, { force: true })
      linkSync(own, this.#lock)
      return true
    } catch {
      writeFileSync(own, JSON.stringify(start))
      renameSync(own, join(this.#inbox, `${process.pid}.${Date.now()}.json`))
      return false
    } finally {
      rmSync(own, { force: true })
    }
  }
  isHeld(): boolean {
    return this.#holder() === process.pid
  }
  release(): void {
    if (this.isHeld()) rmSync(this.#lock, { force: true })
  }
  /** Hears of further starts, those that came before this call too. */
  hear(listener: (start: SecondStart) => void): void {
    const read = (): void => {
      for (const name of readdirSync(this.#inbox)) {
        const file = join(this.#inbox, name)
        listener(JSON.parse(readFileSync(file, 'utf8')) as SecondStart)
        rmSync(file)
      }
    }
    watch(this.#inbox, read).unref()
    read()
  }
  #holder(): number | null {
    try {
      return Number(readFileSync(this.#lock, 'utf8'))
    } catch {
      return null
    }
  }
}

function isAlive(pid: number | null): boolean {
  if (pid === null || !Number.isInteger(pid) || pid === 0) return false
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
