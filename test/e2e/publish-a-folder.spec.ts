import { join } from 'node:path'
import { z } from 'zod'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import type { AppUnderTest } from '../harness/launch-app.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { pattern } from '../support/pattern.ts'
import { type ClipFolder, makeClipFolder } from './make-clip-folder.ts'
import { queuePage } from './queue-page.ts'

test('a dropped folder is checked, confirmed once and published, through a kill and exactly once', async ({
  launch,
  scratch
}) => {
  const clips = await makeClipFolder(join(scratch, 'my clips'))
  const env = { AETHER_UPLOADER_SANDBOX_PROCESSING_MS: '3000' }

  const first = await launch({ env })
  const queue = queuePage(first.page)
  await expect(first.page.getByRole('heading', { level: 1 })).toBeVisible()
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()

  await first.drop([clips.path])
  for (const name of clips.good.keys()) await expect(queue.row(name, 'ready')).toBeVisible()
  for (const name of clips.bad) await expect(queue.row(name, 'needsAttention')).toBeVisible()
  await expect(queue.rows).toHaveCount(clips.good.size + clips.bad.length)

  // Nothing is chosen and nothing is sent before the person has said to whom.
  await expect(queue.publish).toBeDisabled()
  await queue.audience('SELF_ONLY').check()
  await first.page.getByRole('textbox', { name: t('composer.caption') }).fill('{name} #practice')
  await expect(queue.publish).toHaveText(pattern('composer.publish', { n: 5 }))
  await queue.publish.click()
  const dialog = first.page.getByRole('dialog')
  await expect(dialog).toContainText(pattern('confirm.title', { n: 5 }))
  await expect(dialog).toContainText(t('composer.audiences.SELF_ONLY'))
  await queue.confirm.click()

  // The first two are large: this is in the middle of their uploads, with nothing posted yet.
  await expect(queue.inState('uploading').first()).toBeVisible()
  await first.kill()

  const second = await launch({ env })
  await expect(queuePage(second.page).practiceBanner).toBeVisible()
  // With all of them handed over, it is cut short once more.
  await expect(queuePage(second.page).inState('processing', 'published')).toHaveCount(
    clips.good.size
  )
  await second.kill()

  const third = await launch({ env })
  await settleAll(third, clips)
  for (const name of clips.bad)
    await expect(queuePage(third.page).row(name, 'needsAttention')).toBeVisible()

  expect((await fetch(await openPost(third, 'clip 10.mp4'))).status).toBe(200)
  expect(await third.quit()).toBe(0)

  const sandbox = await startSandbox({ stateDir: join(third.dir, 'data/practice/sandbox') })
  const record = sandbox.record()
  await sandbox.close()
  const posted = record.map(({ sha256 }) => sha256)
  expect(posted.toSorted()).toEqual([...clips.good.values()].toSorted())
  expect(record.map(({ status }) => status)).toEqual(posted.map(() => 'published'))
  expect(record.map(({ caption }) => caption).toSorted()).toEqual(
    [...clips.good.keys()].map((name) => `${name.replace(/\.mp4$/, '')} #practice`).toSorted()
  )
  for (const { options } of record)
    expect(options).toMatchObject({
      privacyLevel: 'SELF_ONLY',
      disableComment: true,
      disableDuet: true,
      disableStitch: true
    })
  for (const app of [first, second, third]) expect(app.output()).not.toContain(sandboxApiKey)
})

/**
 * Waits until every good clip is published. A kill in the instant between "about to post" and the request itself leaves a file
 * "Sent, not confirmed", as it must; then this does what a person would do after looking: what is not there is posted again.
 */
async function settleAll(app: AppUnderTest, clips: ClipFolder): Promise<void> {
  const queue = queuePage(app.page)
  await expect(queue.inState('published', 'unknown')).toHaveCount(clips.good.size, {
    timeout: 150_000
  })
  for (const [name, sha256] of clips.good) {
    if (!(await queue.row(name, 'unknown').isVisible())) continue
    const { origin } = new URL(await openPost(app))
    expect(await recordedHashes(origin)).not.toContain(sha256)
    await queue
      .row(name)
      .getByRole('button', { name: t('row.settleOf', { name }) })
      .click()
    await app.page
      .getByRole('dialog')
      .getByRole('button', { name: t('resolveDialog.again') })
      .click()
  }
  for (const name of clips.good.keys()) await expect(queue.row(name, 'published')).toBeVisible()
}

/** Follows the link of a published file (or of any) and returns where it leads. */
async function openPost(app: AppUnderTest, name = ''): Promise<string> {
  const before = (await app.externalUrls()).length
  await app.page
    .getByRole('link', { name: t('row.openPostOf', { name }) })
    .first()
    .click()
  await expect.poll(async () => (await app.externalUrls()).length).toBe(before + 1)
  return (await app.externalUrls()).at(-1) ?? ''
}

/** What the running sandbox has accepted, by content. */
async function recordedHashes(origin: string): Promise<string[]> {
  const answer = await fetch(`${origin}/_sandbox/record`, {
    headers: { authorization: `Bearer ${sandboxApiKey}` }
  })
  return z
    .array(z.object({ sha256: z.string() }))
    .parse(await answer.json())
    .map(({ sha256 }) => sha256)
}
