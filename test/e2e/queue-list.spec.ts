import type { Page } from '@playwright/test'
import { join } from 'node:path'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { axeProblems, queuePage } from './queue-page.ts'
import { seedPractice, type SeedRow } from './queue-seed.ts'

const rows: SeedRow[] = [
  {
    name: 'a rather long name of a holiday video, take 2.mp4',
    phase: 'ready',
    caption: 'a sunny day'
  },
  {
    name: 'held.mp4',
    phase: 'waiting',
    changes: { wait_reason: 'quota', due_at_ms: Date.now() + 20 * 3_600_000 }
  },
  { name: 'published.mp4', phase: 'published' },
  { name: 'failed.mp4', phase: 'failed' }
]
const heads = (page: Page): Promise<string[]> =>
  page
    .getByRole('columnheader')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''))
const widthOf = (page: Page, column: string): Promise<number> =>
  page
    .getByRole('columnheader', { name: column, exact: true })
    .evaluate((cell) => Math.round(cell.getBoundingClientRect().width))

test('I choose which columns I see and how wide they are, and find them so after a restart', async ({
  launch,
  scratch
}) => {
  const dir = join(scratch, 'app')
  seedPractice(dir, rows, 1)
  const app = await launch({ dir })
  const { page } = app
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect
    .poll(() => heads(page))
    .toEqual([t('columns.name'), t('columns.state'), t('columns.size'), t('columns.when')])

  // By keys: the menu stays open for more than one choice, and the name takes the free room.
  await page.getByRole('button', { name: t('columns.show') }).focus()
  await page.keyboard.press('Enter')
  const narrow = await widthOf(page, t('columns.name'))
  await page.getByRole('menuitemcheckbox', { name: t('columns.hideable.when') }).press('Enter')
  await expect
    .poll(() => heads(page))
    .toEqual([t('columns.name'), t('columns.state'), t('columns.size')])
  expect(await widthOf(page, t('columns.name'))).toBeGreaterThan(narrow + 100)
  for (const column of ['size', 'check', 'account', 'caption'] as const)
    await page
      .getByRole('menuitemcheckbox', { name: t(`columns.hideable.${column}`) })
      .press('Enter')
  await expect.poll(() => heads(page)).toEqual([t('columns.name'), t('columns.state')])
  expect(await axeProblems(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: t('columns.show') })).toBeFocused()

  const edge = page.getByRole('separator', {
    name: t('columns.widthOf', { column: t('columns.state') })
  })
  const before = await widthOf(page, t('columns.state'))
  await edge.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 8))
  await edge.hover()
  const box = await edge.boundingBox()
  if (box === null) throw new Error('The edge has to be on screen.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 12, y, { steps: 3 })
  await page.mouse.up()
  const chosen = before + 20
  await expect.poll(() => widthOf(page, t('columns.state'))).toBe(chosen)
  expect(await app.quit()).toBe(0)

  const again = await launch({ dir })
  await again.page.setViewportSize({ width: 1280, height: 800 })
  await expect.poll(() => heads(again.page)).toEqual([t('columns.name'), t('columns.state')])
  await expect.poll(() => widthOf(again.page, t('columns.state'))).toBe(chosen)
  await again.page.getByRole('button', { name: t('columns.show') }).click()
  await again.page.getByRole('menuitem', { name: t('columns.reset') }).click()
  await expect
    .poll(() => heads(again.page))
    .toEqual([t('columns.name'), t('columns.state'), t('columns.size'), t('columns.when')])
})

test('in a small window the names can still be read', async ({ launch, scratch }) => {
  const dir = join(scratch, 'app')
  seedPractice(dir, rows, 1)
  const { page } = await launch({ dir })
  await page.setViewportSize({ width: 900, height: 600 })
  await expect.poll(() => heads(page)).toEqual([t('columns.name'), t('columns.state')])
  expect(await widthOf(page, t('columns.name'))).toBeGreaterThanOrEqual(208)
})

test('what I open comes into view whole, stays there while it grows, and the keyboard goes on from it', async ({
  launch,
  scratch
}) => {
  const dir = join(scratch, 'app')
  const missed: SeedRow = {
    name: 'missed.mp4',
    phase: 'waiting',
    changes: {
      wait_reason: 'schedule',
      due_at_ms: null,
      scheduled_for_ms: Date.now() - 3 * 3_600_000,
      missed: true
    }
  }
  seedPractice(
    dir,
    [
      missed,
      ...Array.from({ length: 30 }, (_, i): SeedRow => ({
        name: `clip ${i + 1}.mp4`,
        phase: 'needs-attention'
      }))
    ],
    1
  )
  const { page } = await launch({ dir })
  await page.setViewportSize({ width: 900, height: 600 })
  const queue = queuePage(page)
  await expect(queue.missed).toBeVisible()

  const isInView = (name: string): Promise<boolean> =>
    queue.row(name).evaluate((row) => {
      const [inner, outer] = [
        row.getBoundingClientRect(),
        row.closest('[role="rowgroup"]')?.getBoundingClientRect()
      ]
      return (
        outer !== undefined &&
        inner.top >= outer.top - 1 &&
        (inner.bottom <= outer.bottom + 1 || inner.top <= outer.top + 1)
      )
    })

  // The last one in view by pointer, the next one by keys.
  const last = await queue.rows.evaluateAll((all) => {
    const bottom = all[0]?.closest('[role="rowgroup"]')?.getBoundingClientRect().bottom ?? 0
    return (
      all
        .findLast((row) => row.getBoundingClientRect().bottom <= bottom)
        ?.querySelector('[id^="name-"]')?.textContent ?? ''
    )
  })
  expect(last).toMatch(/^clip/)
  await page.getByRole('button', { name: t('row.show', { name: last }), exact: true }).click()
  await expect(queue.row(last).getByText('Use a longer cut.')).toBeVisible()
  await expect.poll(() => isInView(last)).toBe(true)

  await queue.row(last).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const next = `clip ${Number(/\d+/.exec(last)?.[0]) + 1}.mp4`
  await expect(queue.row(next).getByText('Use a longer cut.')).toBeVisible()
  await expect.poll(() => isInView(next)).toBe(true)
  await expect(queue.row(next)).toBeFocused()
})
