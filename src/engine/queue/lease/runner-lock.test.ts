import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { because, hasSignals } from '../../../../test/support/system/platform.ts'
import { RunnerLock } from './runner-lock.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }))

const holder = `
  import { RunnerLock } from ${JSON.stringify(new URL('./runner-lock.ts', import.meta.url).href)}
  const lock = new RunnerLock(process.argv[2])
  process.send(lock.tryAcquire())
  setInterval(() => {}, 1000)
`

/** Keeps no reference to the lock, and sends the result after garbage collection. */
const forgetfulHolder = `
  import { setImmediate } from 'node:timers/promises'
  import { RunnerLock } from ${JSON.stringify(new URL('./runner-lock.ts', import.meta.url).href)}
  const take = () => new RunnerLock(process.argv[2]).tryAcquire()
  const got = take()
  for (let i = 0; i < 5; i++) {
    gc()
    await setImmediate()
  }
  process.send(got)
  setInterval(() => {}, 1000)
`

async function startHolder(text = holder) {
  const script = join(dir, 'holder.mts')
  writeFileSync(script, text)
  const child = fork(script, [dir], { execArgv: ['--expose-gc'] })
  onTestFinished(() => void child.kill('SIGKILL'))
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
    const { child, got } = await startHolder(forgetfulHolder)
    expect(got).toBe(true)
    expect(new RunnerLock(dir).tryAcquire()).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'exit')
  })

  it('is kept by a process that is merely stopped', async ({ skip }) => {
    skip(!hasSignals, because.signals)
    const { child } = await startHolder()
    child.kill('SIGSTOP')
    expect(new RunnerLock(dir).tryAcquire()).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
})
