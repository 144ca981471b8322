/**
 * Drops thousands of videos on the window at once and tells what that costs: `npm run test:drop-many -- [--files n] [--as files|folder]`, after a
 * build. Figures are told, not judged, but the run ends with 1 when a row is missing or the window stops answering.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loopWatch } from '../../bench/ui/watch-loop.ts'
import { t } from '../../src/contract/messages/say.ts'
import { box } from '../support/fixtures/tiny-video.ts'
import { settle } from './launch-app.ts'
import { launchStandIn } from './stand-in-driver.ts'
import { smallestVideo } from '../stress/soak/clip-farm.ts'

const patienceMs = 600_000
const { values } = parseArgs({
  options: { files: { type: 'string', default: '10000' }, as: { type: 'string', default: 'files' } }
})
const count = Number(values.files)

async function makeVideos(folder: string): Promise<string[]> {
  mkdirSync(folder)
  const video = await smallestVideo()
  return Array.from({ length: count }, (_, i) => {
    const path = join(folder, `clip ${i + 1}.mp4`)
    writeFileSync(
      path,
      Buffer.concat([video, box('free', Buffer.from(String(i).padEnd(16 + (i % 4_096), '.')))])
    )
    return path
  })
}

/** Resident memory of the app's main process, found by the folder that it was started on. */
function mainRssMb(dir: string): number {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const isMain =
        readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`HARNESS_DIR=${dir}`) &&
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('electron-fake')
      if (isMain)
        return (
          Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000
        )
    } catch {
      /* gone meanwhile */
    }
  }
  return Number.NaN
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`
const scratch = mkdtempSync(join(tmpdir(), 'drop-many-'))
try {
  const videos = await makeVideos(join(scratch, 'videos'))
  const dir = join(scratch, 'app')
  mkdirSync(dir)
  const loop = loopWatch(dir)
  const app = await launchStandIn(settle({ dir, env: loop.env }))
  try {
    const { page } = app
    await page.getByRole('button', { name: t('firstRun.practiceButton') }).click()
    await page.getByText(t('practice.banner')).first().waitFor()
    const rssBeforeMb = mainRssMb(dir)
    const tab = page
      .getByRole('group', { name: t('queue.views') })
      .getByRole('button', { name: t('queue.filters.all') })
    let begunMs = 0
    const { result: firstMs, delay: adding } = await loop.during(async () => {
      begunMs = performance.now()
      await app.drop(values.as === 'folder' ? [join(scratch, 'videos')] : videos)
      await page.locator('[data-row]').first().waitFor({ timeout: patienceMs })
      const first = performance.now() - begunMs
      await tab.filter({ hasText: count.toLocaleString('en') }).waitFor({ timeout: patienceMs })
      return first
    })
    console.log(
      `${count} files dropped as ${values.as}: first row after ${seconds(firstMs)}, all rows after ${seconds(performance.now() - begunMs)}`
    )
    console.log(
      `main's event loop late while rows were added: p50 ${adding.p50Ms.toFixed(1)}, p99 ${adding.p99Ms.toFixed(1)}, longest ${adding.maxMs.toFixed(1)} ms; memory ${rssBeforeMb.toFixed(0)} → ${mainRssMb(dir).toFixed(0)} MB`
    )

    const { result: answersMs, delay: checking } = await loop.during(async () => {
      const took: number[] = []
      for (let i = 0; i < 10; i++) {
        const clickedMs = performance.now()
        await page.getByRole('searchbox', { name: t('queue.search') }).fill(`clip ${count - i}.mp4`)
        await page
          .locator('[data-row]')
          .filter({ hasText: `clip ${count - i}.mp4` })
          .first()
          .waitFor()
        took.push(performance.now() - clickedMs)
      }
      await page.keyboard.press('Escape')
      return took
    })
    console.log(
      `a search while they are checked is shown after ${answersMs.map((ms) => ms.toFixed(0)).join(', ')} ms; main's loop late: p99 ${checking.p99Ms.toFixed(1)}, longest ${checking.maxMs.toFixed(1)} ms`
    )
    const quitMs = performance.now()
    const code = await app.quit()
    console.log(
      `quit in the middle of the checks: code ${code} after ${seconds(performance.now() - quitMs)}`
    )
    if (code !== 0) process.exitCode = 1
  } finally {
    await app.kill()
  }
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
}
