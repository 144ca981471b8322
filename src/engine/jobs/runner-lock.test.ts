import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RunnerLock } from './runner-lock.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const holder = `
  import { RunnerLock } from ${JSON.stringify(new URL('./runner-lock.ts', import.meta.url).href)}
  const lock = new RunnerLock(process.argv[2])
  process.send(lock.tryAcquire())
  setInterval(() => {}, 1000)
`

async function startHolder() {
  const { writeFileSync } = await import('node:fs')
  const script = join(dir, 'holder.mts')
  writeFileSync(script, holder)
  const child = fork(script, [dir], { execArgv: [] })
  const [got] = (await once(child, 'message')) as [boolean]
  return { child, got }
}

describe('the runner lock', () => {
  it('is held by one process only, and is free again the moment that process is killed', async () => {
    const { child, got } = await startHolder()
    expect(got).toBe(true)
    const mine = new RunnerLock(dir)
    expect(mine.tryAcquire()).toBe(false)
    expect(mine.heldByAnother()).toBe(true)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(mine.heldByAnother()).toBe(false)
    expect(mine.tryAcquire()).toBe(true)
    mine.release()
  })

  it('is kept though nobody looks at it any more, whatever the garbage collector does', async () => {
    setFlagsFromString('--expose-gc')
    const collect: unknown = runInNewContext('gc')
    const takeAndForget = (): boolean => new RunnerLock(dir).tryAcquire()
    expect(takeAndForget()).toBe(true)
    for (let i = 0; i < 5; i++) {
      if (typeof collect === 'function') collect()
      await setImmediate()
    }
    expect(new RunnerLock(dir).tryAcquire()).toBe(false)
  })

  it.skipIf(process.platform === 'win32')('is kept by a process that is merely stopped', async () => {
    const { child } = await startHolder()
    child.kill('SIGSTOP')
    expect(new RunnerLock(dir).tryAcquire()).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
})
