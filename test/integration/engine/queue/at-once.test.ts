import Database from 'better-sqlite3'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { backupsOf } from '../../../../src/engine/queue/store/migrate.ts'
import { queueFile } from '../../../../src/engine/queue/store/open-database.ts'
import { startProcesses, type Processes } from '../../../support/process/start-process.ts'

const processCount = 10
let dir: string
let processes: Processes
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'at-once-'))
  processes = await startProcesses(processCount)
})
afterAll(() => {
  processes.end()
  rmSync(dir, { recursive: true, force: true })
})

it('200 starts, ten at once on each new folder, all get the queue', async () => {
  const failures: string[] = []
  for (let round = 0; round < 20; round++) {
    const dataDir = join(dir, `new-${round}`)
    const answers = await processes.start(processCount, { dataDir, paths: [], times: 1 })
    failures.push(...answers.flatMap((answer) => answer.failures))
    expect(backupsOf(queueFile(dataDir))).toEqual([])
  }
  console.log(`${20 * processCount} starts on 20 new folders: ${failures.length} failed`)
  expect(failures).toEqual([])
})

it('30 files that are added 50 times at once to a new queue become 30 rows', async () => {
  const [dataDir, videos] = [join(dir, 'data'), join(dir, 'videos')]
  mkdirSync(videos)
  for (let n = 0; n < 30; n++) writeFileSync(join(videos, `${n}.mp4`), `video ${n}`)
  // With more processes on a busy machine one of them may lose every try for the ten seconds that it waits.
  const answers = await processes.start(5, { dataDir, paths: [videos], times: 10 })
  const db = new Database(queueFile(dataDir), { readonly: true })
  const rows = db.prepare('SELECT path, count(*) AS n FROM jobs GROUP BY path').all()
  db.close()
  console.log(
    `50 adds of 30 files: ${rows.length} paths, ${answers.reduce((sum, { added }) => sum + added, 0)} rows`
  )
  expect(answers.flatMap(({ failures }) => failures)).toEqual([])
  expect(rows).toEqual(
    Array.from({ length: 30 }, () => expect.objectContaining({ n: 1 }) as unknown)
  )
  expect(answers.reduce((sum, { added }) => sum + added, 0)).toBe(30)
})
