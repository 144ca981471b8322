import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { begins, pattern } from '../support/pattern.ts'
import { makeClipFolder } from './make-clip-folder.ts'
import { axeProblems, queuePage } from './queue-page.ts'
import { seedPractice, type SeedRow } from './queue-seed.ts'

const hourMs = 3_600_000
/** What is published today leaves no room: the row that is held stays so. */
const usedUp = 1
const everyState = (): SeedRow[] => [
  { name: 'ready.mp4', phase: 'ready', caption: 'a sunny day at the beach' },
  { name: 'short.mp4', phase: 'needs-attention' },
  {
    name: 'held.mp4',
    phase: 'waiting',
    changes: { wait_reason: 'quota', due_at_ms: Date.now() + 20 * hourMs }
  },
  {
    name: 'missed.mp4',
    phase: 'waiting',
    changes: {
      wait_reason: 'schedule',
      due_at_ms: null,
      scheduled_for_ms: Date.now() - 3 * hourMs,
      missed: true
    }
  },
  {
    name: 'later.mp4',
    phase: 'waiting',
    changes: {
      wait_reason: 'schedule',
      scheduled_for_ms: Date.now() + 30 * hourMs,
      due_at_ms: Date.now() + 30 * hourMs
    }
  },
  { name: 'processing.mp4', phase: 'processing' },
  { name: 'scheduled.mp4', phase: 'scheduled' },
  { name: 'unknown.mp4', phase: 'unknown' },
  { name: 'published.mp4', phase: 'published' },
  { name: 'failed.mp4', phase: 'failed' },
  { name: 'cancelled.mp4', phase: 'cancelled' }
]

for (const colorScheme of ['light', 'dark'] as const) {
  test(`rows of every state can be read by everyone, in ${colorScheme}`, async ({
    launch,
    scratch
  }) => {
    const dir = join(scratch, 'app')
    seedPractice(dir, everyState(), usedUp)
    const app = await launch({ dir, colorScheme })
    const queue = queuePage(app.page)
    await expect(queue.rows).toHaveCount(everyState().length)
    await expect(queue.missed).toBeVisible()
    await queue.row('failed.mp4').click()
    await queue.row('unknown.mp4').click({ modifiers: ['ControlOrMeta'] })
    await app.page.keyboard.press('Enter')
    await expect(app.page.getByText(t('details.unknownHelp'))).toBeVisible()
    expect(await axeProblems(app.page)).toEqual([])
  })
}

test('a dropped folder stands in the order I count in, and I can sort, search and move its files', async ({
  launch,
  scratch
}) => {
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const app = await launch()
  const { page } = app
  const queue = queuePage(page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([clips.path])
  await expect(queue.inState('ready')).toHaveCount(clips.good.size)
  const natural = await queue.names()
  expect(natural.slice(0, 3)).toEqual(['clip 1.mp4', 'clip 2.mp4', 'clip 10.mp4'])

  // Sorting is for the eye: the order of sending is there again with the third click.
  const size = page.getByRole('columnheader', { name: t('columns.size') })
  await size.getByRole('button').click()
  await expect(size).toHaveAttribute('aria-sort', 'ascending')
  await expect.poll(async () => (await queue.names())[0]).toBe('text.mp4')
  await size.getByRole('button').click()
  await expect.poll(async () => (await queue.names()).at(-1)).toBe('text.mp4')
  await size.getByRole('button').click()
  await expect.poll(queue.names).toEqual(natural)

  await page.keyboard.press('ControlOrMeta+f')
  await expect(queue.search).toBeFocused()
  await page.keyboard.type('CLIP 1')
  await expect.poll(queue.names).toEqual(['clip 1.mp4', 'clip 10.mp4'])
  await page.keyboard.press('Escape')
  await expect.poll(queue.names).toEqual(natural)

  // By keys, and heard; then by mouse.
  await expect(queue.live).toHaveText(t('live.attention', { n: 3 }))
  await queue.row('clip 2.mp4').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect
    .poll(async () => (await queue.names()).slice(0, 3))
    .toEqual(['clip 2.mp4', 'clip 1.mp4', 'clip 10.mp4'])
  await expect(queue.live).toHaveText(
    t('orders.moved', { more: 0, name: 'clip 2.mp4', place: 1, all: 8 })
  )
  await expect(queue.row('clip 2.mp4')).toBeFocused()
  await queue.dragRow('clip 10.mp4', 'clip 2.mp4')
  await expect
    .poll(async () => (await queue.names()).slice(0, 3))
    .toEqual(['clip 10.mp4', 'clip 2.mp4', 'clip 1.mp4'])

  await page.getByRole('button', { name: pattern('columns.menu') }).click()
  await page.getByRole('menuitem', { name: t('columns.natural') }).click()
  await expect
    .poll(async () => (await queue.names()).slice(0, 3))
    .toEqual(['clip 1.mp4', 'clip 2.mp4', 'clip 10.mp4'])
})

test('what I remove comes back with Undo, and what I clear only takes what is finished', async ({
  launch,
  scratch
}) => {
  const dir = join(scratch, 'app')
  seedPractice(dir, everyState(), usedUp)
  const app = await launch({ dir })
  const { page } = app
  const queue = queuePage(page)
  await expect(queue.rows).toHaveCount(11)

  await queue.row('ready.mp4').click()
  await queue.row('short.mp4').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Delete')
  await expect(queue.rows).toHaveCount(9)
  // The keyboard goes on where it was.
  await expect(queue.row('held.mp4')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(queue.rows).toHaveCount(11)

  await page.getByRole('button', { name: t('queue.clearFinished') }).click()
  await expect(queue.row('published.mp4')).toBeHidden()
  await expect(queue.row('cancelled.mp4')).toBeHidden()
  await expect(queue.row('failed.mp4')).toBeVisible()
  await queue
    .toast(t('orders.clear.many', { n: 2 }))
    .getByRole('button', { name: t('orders.undo') })
    .click()
  await expect(queue.row('published.mp4')).toBeVisible()
})

test('I retry what failed, settle what is unknown, and answer once for what was missed', async ({
  launch,
  scratch
}) => {
  const dir = join(scratch, 'app')
  seedPractice(dir, everyState(), usedUp)
  const app = await launch({ dir })
  const { page } = app
  const queue = queuePage(page)
  // What the daily limit holds is said as a plan, by day.
  await expect(page.getByRole('contentinfo', { name: t('footer.label') })).toContainText(
    pattern('footerPlan.waiting', { plan: /1 (?:today|tomorrow)/ })
  )

  await queue
    .row('unknown.mp4')
    .getByRole('button', { name: t('row.settleOf', { name: 'unknown.mp4' }) })
    .click()
  const question = page.getByRole('dialog', {
    name: t('resolveDialog.title', { name: 'unknown.mp4', account: '@practice.creator' })
  })
  await question
    .getByRole('link', { name: t('resolveDialog.open', { account: '@practice.creator' }) })
    .click()
  await expect
    .poll(async () => (await app.externalUrls()).at(-1))
    .toMatch(/^http:\/\/127\.0\.0\.1:\d+\/practice\/@practice\.creator$/u)
  expect(await axeProblems(page)).toEqual([])
  await question.getByRole('button', { name: begins(pattern('resolveDialog.posted')) }).click()
  await expect(queue.row('unknown.mp4', 'published')).toBeVisible()

  await expect(queue.missed).toContainText(t('missed.text', { n: 1 }))
  await queue.missed.getByRole('button', { name: t('missed.leave') }).click()
  await expect(queue.missed).toBeHidden()

  await queue
    .row('later.mp4')
    .getByRole('button', { name: t('row.changeTimeOf', { name: 'later.mp4' }) })
    .click()
  await page
    .getByRole('dialog')
    .getByLabel(t('time.label'), { exact: true })
    .fill('2001-01-01T10:00')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('time.save') })
    .click()
  await expect(page.getByRole('alert').filter({ hasText: t('time.past') })).toBeVisible()
  await page.keyboard.press('Escape')

  // P pauses, and P again goes on.
  await queue.row('held.mp4').focus()
  await page.keyboard.press('p')
  await expect(page.getByRole('button', { name: t('queue.resume') })).toBeVisible()
  await page.keyboard.press('p')
  await expect(page.getByRole('button', { name: t('queue.resume') })).toBeHidden()

  await queue.tab('failed', 1).click()
  await expect(page.getByRole('contentinfo', { name: t('footer.label') })).toContainText(
    t('footer.failed', { n: 1 })
  )
  // What TikTok refused can be mended here, too.
  await queue.row('failed.mp4').click()
  await expect(
    page
      .getByRole('toolbar', { name: t('bulk.label') })
      .getByRole('button', { name: t('bulk.edit') })
  ).toBeVisible()
  await page.getByRole('button', { name: t('queue.retryFailed'), exact: true }).click()
  await expect(queue.tab('failed', 0)).toBeVisible()
})

test('the line goes down and comes back; a file that moved is located; what I cancel I can take back', async ({
  launch,
  scratch
}) => {
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const stateDir = join(scratch, 'aether')
  const first = await startSandbox({ stateDir, processingMs: 200 })
  const app = await launch({ env: { AETHER_BASE_URL: first.baseUrl } })
  const { page } = app
  const queue = queuePage(page)
  await page.getByLabel(t('firstRun.keyLabel')).fill(sandboxApiKey)
  await page.getByRole('button', { name: t('firstRun.keyButton') }).click()
  await expect(page.getByText(t('empty.title'))).toBeVisible()
  await queue.paste(
    `"${join(clips.path, 'clip 10.mp4')}"\n${join(clips.path, 'deeper', 'last.mp4')}`
  )
  await expect(queue.inState('ready')).toHaveCount(2)

  await first.close()
  await queue.publishAll('SELF_ONLY', 2)
  await expect(page.getByRole('region', { name: /connection|reach|line/i })).toBeVisible()
  renameSync(join(clips.path, 'clip 10.mp4'), join(scratch, 'moved.mp4'))
  await page.getByRole('button', { name: t('row.cancel', { name: 'last.mp4' }) }).click()
  await expect(queue.row('last.mp4', 'cancelled')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(queue.inState('cancelled')).toHaveCount(0)

  const second = await startSandbox({ stateDir, processingMs: 200, port: first.port })
  try {
    await expect(queue.row('clip 10.mp4', 'fileMissing')).toBeVisible({ timeout: 90_000 })
    await app.answerDialog({ canceled: false, filePaths: [join(scratch, 'moved.mp4')] })
    await page.getByRole('button', { name: t('row.locateOf', { name: 'clip 10.mp4' }) }).click()
    await expect(queue.inState('fileMissing')).toHaveCount(0)
  } finally {
    await second.close()
  }
})
