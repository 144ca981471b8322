import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findElectron } from '../../scripts/start/find-electron.ts'
import type { Driver } from '../harness/app-under-test.ts'
import { findBrowser } from '../harness/find-browser.ts'
import { startProcess } from '../harness/stand-in-driver.ts'

const appDir = join(import.meta.dirname, 'app')
const patienceMs = 120_000

/** Desktops that the stand-in can play; Electron has the usual one, and may be run as an installed app. */
const desks: Record<string, Record<string, string>> = {
  usual: {},
  installed: {},
  bare: {
    HARNESS_KEYCHAIN: 'none',
    HARNESS_TRAY: 'none',
    HARNESS_NOTICES: 'none',
    HARNESS_OPENER: 'none',
    HARNESS_PROXY: 'PROXY 10.0.0.1:3128; DIRECT',
    XDG_CURRENT_DESKTOP: 'ubuntu:GNOME',
    HARNESS_SCREENS: JSON.stringify([
      { x: 0, y: 0, width: 1280, height: 760 },
      { x: 1280, y: 0, width: 1920, height: 1040 }
    ])
  },
  portal: { HARNESS_KEYCHAIN: 'portal' },
  locked: { HARNESS_KEYCHAIN: 'locked', HARNESS_NOTICES: 'failing' },
  waits: { HARNESS_KEYCHAIN: 'waits' },
  'waits-long': { HARNESS_KEYCHAIN: 'waits' }
}

interface StartOptions {
  desk?: string
  alone?: string
  args?: readonly string[]
}

/** One process of the app with the list, and what it says. */
export class Running {
  readonly #child: ChildProcess
  readonly #said = new EventEmitter()
  readonly told: [what: string, value: unknown][] = []
  readonly output: string[] = []
  readonly ended: Promise<{ code: number | null; told: [string, unknown][] }>

  constructor(child: ChildProcess) {
    this.#child = child
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', (line) => this.#hear(line))
    this.ended = once(child, 'close').then(([code]: (number | null)[]) => {
      this.#said.emit('ended')
      return { code: code ?? null, told: this.told }
    })
    setTimeout(() => child.kill('SIGKILL'), patienceMs).unref()
  }
  #hear(line: string): void {
    this.output.push(line)
    if (!line.startsWith('@told ')) return
    const told = JSON.parse(line.slice('@told '.length)) as [string, unknown]
    this.told.push(told)
    this.#said.emit(told[0], told[1])
  }
  /** Waits until it says this, or has said it. */
  async says(what: string): Promise<unknown> {
    const before = this.told.find(([one]) => one === what)
    if (before) return before[1]
    const [value] = (await Promise.race([
      once(this.#said, what),
      once(this.#said, 'ended').then(() => {
        throw new Error(`It ended without saying '${what}':\n${this.output.join('\n')}`)
      })
    ])) as unknown[]
    return value
  }
  signal(name: NodeJS.Signals): void {
    this.#child.kill(name)
  }
}

/** Starts the app again and again, on a folder of this call's own. */
export async function openStarter(
  driver: Driver
): Promise<{ start: (options: StartOptions) => Running; close: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), 'electron-conformance-'))
  const browser = driver === 'stand-in' ? await findBrowser() : null
  const running = new Set<ChildProcess>()
  const start = ({ desk = 'usual', alone, args = [] }: StartOptions): Running => {
    const own = join(dir, alone?.replaceAll(/\W+/g, '-').slice(0, 60) ?? desk)
    const resources = join(own, 'resources')
    mkdirSync(resources, { recursive: true })
    const env = { ...desks[desk], CONFORMANCE: JSON.stringify({ desk, alone }) }
    const child =
      driver === 'stand-in'
        ? startProcess(
            { dir: own, appDir, env, args, ...(desk === 'installed' && { resources }) },
            JSON.stringify(browser)
          )
        : spawn(
            electronBinary(),
            [
              ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
              `--user-data-dir=${join(own, 'userData')}`,
              appDir,
              ...args
            ],
            { env: { ...process.env, ...env } }
          )
    running.add(child)
    child.once('exit', () => running.delete(child))
    return new Running(child)
  }
  return {
    start,
    close() {
      for (const child of running) child.kill('SIGKILL')
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

function electronBinary(): string {
  const binary = findElectron()?.binary
  if (!binary)
    throw new Error(
      "Electron's binary is not there: run `npx install-electron`, or leave HARNESS_DRIVER unset for the stand-in"
    )
  return binary
}
