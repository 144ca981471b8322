import { z } from 'zod'
import { sandboxApiKey } from '../../src/sandbox/index.ts'
import { settle, type AppUnderTest } from '../../test/harness/launch-app.ts'
import { launchStandIn } from '../../test/harness/stand-in-driver.ts'
import { serve } from '../harness/child.ts'
import { underLoad } from '../harness/machine-load.ts'
import type { LiveAnswer, OpenAnswer } from './answers.ts'
import { frameMark, traced, workPerFrame } from './trace.ts'
import { loopWatch } from './watch-loop.ts'

const patienceMs = 600_000

const orderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), home: z.string(), frames: z.int(), stepPx: z.int() }),
  z.object({
    kind: z.literal('live'),
    home: z.string(),
    baseUrl: z.string(),
    clips: z.string(),
    files: z.int(),
    posts: z.int()
  })
])
type Order = z.infer<typeof orderSchema>

serve(async (message): Promise<OpenAnswer | LiveAnswer> => {
  const order = orderSchema.parse(message)
  return order.kind === 'open' ? openAndScroll(order) : liveBatch(order)
})

/** Opens the queue that is in this folder and scrolls through it. */
async function openAndScroll({
  home,
  frames,
  stepPx
}: Extract<Order, { kind: 'open' }>): Promise<OpenAnswer> {
  let readyAtMs = 0
  const app = await launchStandIn({
    ...settle({ dir: home }),
    onReport: ({ type }) => {
      if (type === 'window-ready') readyAtMs ||= Date.now()
    }
  })
  try {
    await app.page.locator('[data-row]').first().waitFor()
    const firstRowsAtMs = await app.page.evaluate(
      () =>
        performance.timeOrigin +
        (performance.getEntriesByName('first-rows')[0]?.startTime ?? Number.NaN)
    )
    return {
      firstRowsS: Math.max(0, firstRowsAtMs - readyAtMs) / 1000,
      frameMs: await scrollThrough(app, frames, stepPx)
    }
  } finally {
    await app.kill()
  }
}

async function scrollThrough(
  { page }: AppUnderTest,
  frames: number,
  stepPx: number
): Promise<number[]> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('The page has no browser to trace.')
  const events = await traced(browser, () =>
    page.evaluate(
      ([count, px, mark]) =>
        new Promise<void>((resolve) => {
          const box = document.querySelector('[data-row]')?.closest('[role=rowgroup]')
          let left = count
          const step = (): void => {
            performance.mark(mark)
            if (box != null) box.scrollTop += px
            left -= 1
            if (left > 0) requestAnimationFrame(step)
            else resolve()
          }
          requestAnimationFrame(step)
        }),
      [frames, stepPx, frameMark] as const
    )
  )
  return workPerFrame(events)
}

/** Checks the files of a folder and sends them, all through the window, behind the rows that the queue has. */
async function liveBatch({
  home,
  baseUrl,
  clips,
  files,
  posts
}: Extract<Order, { kind: 'live' }>): Promise<LiveAnswer> {
  const loop = loopWatch(home)
  const app = await launchStandIn(
    settle({ dir: home, env: { AETHER_BASE_URL: baseUrl, ...loop.env } })
  )
  try {
    const { page } = app
    await page.getByLabel('Aether API key').fill(sandboxApiKey)
    await page.getByRole('button', { name: 'Check and continue' }).click()
    await page.locator('[data-row]').first().waitFor()
    const publish = page
      .getByRole('complementary', { name: 'Publish' })
      .getByRole('button', { name: new RegExp(`^Publish ${files.toLocaleString('en')} to`) })
    const checking = await underLoad(() =>
      loop.during(async () => {
        await app.drop([clips])
        await publish.waitFor({ timeout: patienceMs })
      })
    )
    await page.getByRole('radio', { name: 'Only you' }).check()
    const before = await publishedIn(app)
    await publish.click()
    const sending = await underLoad(() =>
      loop.during(() =>
        shareOfUi(app, async () => {
          await page
            .getByRole('dialog')
            .getByRole('button', { name: /^Publish/ })
            .click()
          const untilMs = Date.now() + patienceMs
          while ((await publishedIn(app)) < before + posts) {
            if (Date.now() > untilMs) throw new Error(`Fewer than ${posts} posts went out.`)
            await new Promise((resolve) => setTimeout(resolve, 500))
          }
        })
      )
    )
    return {
      checking: { delay: checking.result.delay, load: checking.load },
      sending: { delay: sending.result.delay, share: sending.result.result, load: sending.load }
    }
  } finally {
    await app.kill()
  }
}

/** The count on the tab "Published". */
async function publishedIn({ page }: AppUnderTest): Promise<number> {
  const label = await page
    .getByRole('group', { name: 'Show' })
    .getByRole('button', { name: /^Published/ })
    .innerText()
  return Number(label.replaceAll(/\D/g, ''))
}

/** Share of `work`'s time in which the page's main thread was busy. */
async function shareOfUi({ page }: AppUnderTest, work: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const busyS = async (): Promise<number> =>
    (await session.send('Performance.getMetrics')).metrics.find(
      ({ name }) => name === 'TaskDuration'
    )?.value ?? Number.NaN
  const before = await busyS()
  const startedMs = performance.now()
  await work()
  return ((await busyS()) - before) / ((performance.now() - startedMs) / 1000)
}
