import assert from 'node:assert/strict'
import { afterAll, describe, it } from 'vitest'
import { chosenDriver } from '../harness/launch-app.ts'
import { entries } from './list/index.js'
import { openStarter, type Running } from './run-list.ts'

interface Entry {
  name: string
  source: string
  desk?: string
  systems?: readonly NodeJS.Platform[]
  unsteady?: readonly NodeJS.Platform[]
  standIn?: 'throws' | 'only'
  run?: unknown
  drive?: (tools: {
    start: (options?: { args?: readonly string[] }) => Running
    assert: typeof import('node:assert/strict')
  }) => Promise<unknown>
}
const list = entries as unknown as Entry[]
const driver = chosenDriver()
const starter = await openStarter(driver)
const count = { agrees: 0, throws: 0 }

/** Why an assertion cannot be looked at here; null where it can. */
function whyNot({ systems, unsteady, standIn, desk = 'usual' }: Entry): string | null {
  if (systems && !systems.includes(process.platform)) return `is of ${systems.join(' and ')}`
  if (driver === 'electron' && unsteady?.includes(process.platform))
    return `is not tried on ${process.platform} by Electron itself`
  if (driver === 'electron' && standIn === 'only') return 'needs somebody at the desk'
  if (driver === 'electron' && desk !== 'usual') return `needs a desk that is ${desk}`
  return null
}

/** What those said that share a process; one for each desk, started when it is first asked for. */
const shared = new Map<string, Promise<Map<string, string | null>>>()
async function runShared(desk: string): Promise<Map<string, string | null>> {
  const running = starter.start({ desk })
  await Promise.race([running.says('end'), running.ended])
  const results = running.told
    .filter(([what]) => what === 'result')
    .map(([, value]) => value as { name: string; problem: string | null })
  await running.ended
  return new Map([
    ...results.map(({ name, problem }) => [name, problem] as const),
    ['', running.output.slice(-20).join('\n')]
  ])
}

async function problemOf({ name, desk = 'usual', drive }: Entry): Promise<string | null> {
  if (drive)
    return drive({
      start: (options = {}) => starter.start({ desk, alone: name, ...options }),
      assert
    }).then(
      () => null,
      (error: Error) => error.stack ?? error.message
    )
  if (!shared.has(desk)) shared.set(desk, runShared(desk))
  const results = await shared.get(desk)
  return results?.has(name)
    ? (results.get(name) ?? null)
    : `the app ended before:\n${results?.get('')}`
}

describe(`${list.length} assertions of Electron’s, on ${driver === 'electron' ? 'Electron' : 'the stand-in'}`, () => {
  afterAll(() => {
    starter.close()
    console.log(`Electron conformance on ${driver}: ${count.agrees} agree, ${count.throws} throw`)
  })

  it('each has a name of its own and a source', () => {
    assert.equal(new Set(list.map(({ name }) => name)).size, list.length)
    for (const { name, source, run, drive } of list)
      assert.ok(source.length > 0 && Boolean(run) !== Boolean(drive), name)
  })

  for (const entry of list) {
    const reason = whyNot(entry)
    it.skipIf(reason !== null)(
      `${entry.name}${reason === null ? '' : ` (${reason})`}`,
      { timeout: 240_000 },
      async () => {
        const problem = await problemOf(entry)
        const isGap = problem?.includes('is not part of the Electron stand-in') ?? false
        if (driver === 'stand-in' && entry.standIn === 'throws')
          assert.ok(
            isGap,
            `the stand-in was to say that this is not part of it: ${problem ?? 'it agrees'}`
          )
        else assert.equal(problem, null, `${entry.source}\n${problem}`)
        count[isGap ? 'throws' : 'agrees']++
      }
    )
  }
})
