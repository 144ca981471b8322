import { join } from 'node:path'
import { knownNames } from '../stress/fuzz/hostile-names.ts'
import { isTaken, makeNamedVideos } from '../stress/fuzz/name-checks.ts'
import { canBeNamed } from '../support/system/platform.ts'
import { expect, test } from './app-test.ts'
import { pattern } from '../support/pattern.ts'
import { queuePage } from './queue-page.ts'

test('I drop videos whose names look like markup, scripts and commands: they are videos with odd names, and nothing else happens', async ({
  launch,
  scratch
}) => {
  const folder = join(scratch, 'videos')
  const videos = (await makeNamedVideos(folder, knownNames)).filter(isTaken)
  const app = await launch({
    env: { AETHER_UPLOADER_SANDBOX_PROCESSING_MS: '200', AETHER_UPLOADER_SPEED: '5' }
  })
  const { page } = app
  const queue = queuePage(page)
  const opened: string[] = []
  page.on('dialog', (dialog) => {
    opened.push(dialog.message())
    void dialog.dismiss()
  })
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([folder])
  await expect(queue.publish).toHaveText(pattern('composer.publish', { n: videos.length }))

  for (const part of [
    '<img src=x onerror',
    '<script>',
    '{{caption}}',
    "');DROP TABLE",
    '$(touch pwned)',
    'javascript:alert'
  ].filter(canBeNamed)) {
    await queue.search.fill(part)
    await expect(queue.rows.first()).toContainText(part)
  }
  // A name that turns the line round, or hides a part of itself, must not pass for another one.
  await queue.search.fill('4pm')
  await expect(queue.rows).toHaveCount(1)
  expect(await queue.rows.first().innerText()).not.toMatch(
    /[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/
  )
  if (canBeNamed('<img')) {
    await queue.search.fill('<img src=x onerror')
    await queue.rows
      .first()
      .getByRole('button', { name: pattern('row.show', { name: /.*onerror.*/ }) })
      .click()
    await expect(queue.rows.first()).toContainText('videos/<img src=x onerror')
  }
  await queue.search.fill('')

  await queue.audience('PUBLIC_TO_EVERYONE').check()
  await queue.publish.click()
  await queue.confirm.click()
  await expect(queue.tab('published')).toContainText('10')

  expect(opened).toEqual([])
  expect(await app.externalUrls()).toEqual([])
  expect(await page.locator('img[src="x"], [onerror], [onload], #root script').count()).toBe(0)
  expect(app.output()).not.toMatch(/pageerror|Content Security Policy|alert\(1\)/)
})
