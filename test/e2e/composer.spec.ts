import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { composerPage, makeThreeClips, panelProblems } from './composer-page.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { anyOf, begins, pattern } from '../support/pattern.ts'
import { queuePage } from './queue-page.ts'

test('a caption is changed where it stands, and of several files at once, where Mixed stays as it is', async ({
  launch,
  scratch
}) => {
  const clips = await makeThreeClips(join(scratch, 'clips'))
  const app = await launch()
  const { page } = app
  page.setDefaultTimeout(30_000)
  const queue = queuePage(page)
  const { panel, dialog, caption, publish, preview } = composerPage(page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([clips])
  await expect(queue.inState('ready')).toHaveCount(3)

  await preview
    .getByRole('button', { name: t('captionInPlace.edit', { name: 'clip 1.mp4' }) })
    .click()
  const field = preview.getByRole('textbox', {
    name: t('captionInPlace.label', { name: 'clip 1.mp4' })
  })
  await expect(field).toBeFocused()
  await field.fill('My first #one #two @ann')
  await expect(preview).toContainText(
    [
      t('composer.counter', { length: 23 }),
      t('composer.hashtags', { n: 2 }),
      t('composer.mentions', { n: 1 })
    ].join(' · ')
  )
  await page.keyboard.press('Control+Enter')
  await expect(preview.getByText('My first #one #two @ann')).toBeVisible()

  await page.getByRole('checkbox', { name: t('queue.select', { name: 'clip 1.mp4' }) }).check()
  await page.getByRole('checkbox', { name: t('queue.select', { name: 'clip 2.mp4' }) }).check()
  await page.getByRole('button', { name: t('bulk.edit') }).click()
  await expect(dialog).toContainText(pattern('edit.title', { n: 2 }))
  const many = dialog.getByRole('textbox', { name: t('composer.caption') })
  await expect(many).toHaveValue('')
  await expect(many).toHaveAttribute('placeholder', t('edit.mixedHint'))
  // For the file without a caption alone, unless I say otherwise; the hashtags for both.
  await many.fill('The other')
  await expect(dialog.getByRole('radio', { name: t('edit.forEmpty', { n: 1 }) })).toBeChecked()
  await dialog.getByRole('textbox', { name: t('edit.hashtags') }).fill('three, t-w')
  await expect(dialog.getByRole('button', { name: t('edit.save') })).toBeDisabled()
  await dialog.getByRole('textbox', { name: t('edit.hashtags') }).fill('#One three')
  await dialog.getByRole('radio', { name: t('composer.audiences.MUTUAL_FOLLOW_FRIENDS') }).check()
  await dialog.getByRole('combobox', { name: t('composer.comment') }).selectOption(t('edit.yes'))
  await dialog.getByRole('button', { name: t('edit.save') }).click()
  await expect(dialog).toBeHidden()

  await expect(page.getByText('My first #one #two @ann #three').first()).toBeVisible()
  await expect(page.getByText('The other #One #three').first()).toBeVisible()
  await page.getByRole('checkbox', { name: t('queue.select', { name: 'clip 1.mp4' }) }).uncheck()
  await page.getByRole('button', { name: t('bulk.edit') }).click()
  await expect(dialog).toContainText(t('edit.title', { n: 1, name: 'clip 2.mp4' }))
  await dialog.getByRole('textbox', { name: t('composer.caption') }).fill('')
  await dialog.getByRole('button', { name: t('edit.save') }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('checkbox', { name: t('queue.select', { name: 'clip 1.mp4' }) }).check()

  // The choices are those of both files, and are named again before anything is sent.
  await expect(panel).toContainText(
    pattern('composer.ownChoices', {
      n: 2,
      list: t('composer.audienceCount', {
        n: 2,
        audience: t('composer.audiences.MUTUAL_FOLLOW_FRIENDS')
      })
    })
  )
  await expect(panel).toContainText(t('composer.ownCaptions', { n: 1 }))
  await caption.fill('{name} #practice')
  await expect(
    panel.getByRole('checkbox', { name: pattern('composer.replaceCaptions') })
  ).not.toBeChecked()
  await publish.click()
  await expect(dialog).toContainText(pattern('confirm.title', { n: 2 }))
  await expect(dialog).toContainText(t('confirm.asChosen'))
  await expect(dialog).toContainText(t('confirm.ownCaptions', { n: 1 }))
  // Read as it will be posted, with the name filled in.
  await expect(dialog).toContainText('clip 2 #practice')
  await expect(dialog).not.toContainText('{name}')
  await queue.confirm.click()
  await expect(queue.row('clip 1.mp4', 'published')).toBeVisible()
  await expect(queue.row('clip 2.mp4', 'published')).toBeVisible()
  await expect(queue.row('clip 3.mp4', 'ready')).toBeVisible()
  await expect(page.getByText('My first #one #two @ann').first()).toBeVisible()
  await expect(page.getByText('clip 2 #practice').first()).toBeVisible()
})

test('a batch is planned for a time of this computer’s zone, one after another, and a confirmed one says that it needs confirming again', async ({
  launch,
  scratch
}) => {
  const clips = await makeThreeClips(join(scratch, 'clips'))
  const app = await launch({ env: { TZ: 'Europe/Berlin' } })
  const { page } = app
  page.setDefaultTimeout(30_000)
  const queue = queuePage(page)
  const { panel, dialog, audience, publish } = composerPage(page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([clips])
  await expect(queue.inState('ready')).toHaveCount(3)
  await expect(publish).toBeDisabled()
  await expect(panel).toContainText(t('composer.why.audience'))
  await expect(panel.getByRole('radio', { checked: true })).toHaveCount(1)
  await audience('MUTUAL_FOLLOW_FRIENDS').check()
  await panel.getByRole('checkbox', { name: t('composer.stitch') }).check()
  await panel.getByRole('radio', { name: t('timing.series') }).check()
  await expect(publish).toBeDisabled()
  const date = panel.getByLabel(t('timing.first'))
  await expect(date).toBeFocused()
  await expect(date).toBeInViewport({ ratio: 1 })
  await expect(panel.getByRole('spinbutton', { name: t('timing.everyLabel') })).toBeInViewport({
    ratio: 1
  })
  const nextYear = new Date().getFullYear() + 1
  await date.fill(`${nextYear}-03-26T09:30`)
  await expect(panel).toContainText(/26 Mar, 09:30 (CET|GMT\+1)/)
  await panel.getByRole('spinbutton', { name: t('timing.everyLabel') }).fill('2')
  await expect(panel).toContainText('Europe/Berlin')
  await panel.getByRole('checkbox', { name: t('timing.keepLocal') }).check()
  await expect(publish).toHaveText(pattern('composer.schedule', { n: 3 }))
  await publish.click()

  await expect(dialog).toContainText(pattern('confirm.titleLater', { n: 3 }))
  await expect(dialog).toContainText(t('composer.audiences.MUTUAL_FOLLOW_FRIENDS'))
  await expect(dialog).toContainText(t('composer.stitch').toLowerCase())
  // The clock time stays over the change to summer time.
  await expect(dialog).toContainText(
    pattern('timing.fromTo', {
      first: /.*26 Mar.* 09:30.*(?:CET|GMT\+1)/,
      last: /.*30 Mar.* 09:30.*(?:CEST|GMT\+2)/
    })
  )
  await expect(dialog).toContainText(t('timing.keptHere'))
  await dialog.getByText(t('confirm.warning', { n: 1, what: t('findings.AUDIO_MISSING') })).click()
  await expect(
    dialog
      .getByRole('group')
      .filter({ hasText: t('findings.AUDIO_MISSING') })
      .getByText('clip 3.mp4')
  ).toBeVisible()
  await expect(dialog.getByRole('link', { name: t('composer.consentLink') })).toBeVisible()
  await queue.confirm.click()
  await expect(queue.inState('scheduled', 'waiting')).toHaveCount(3)

  await page.getByRole('checkbox', { name: t('queue.select', { name: 'clip 2.mp4' }) }).check()
  await page.getByRole('button', { name: t('bulk.edit') }).click()
  await dialog.getByRole('textbox', { name: t('composer.caption') }).fill('Later')
  await expect(dialog).not.toContainText(pattern('edit.confirmAgain'))
  await dialog.getByRole('radio', { name: t('composer.audiences.SELF_ONLY') }).check()
  await expect(dialog).toContainText(t('edit.confirmAgain', { n: 1 }))
  await dialog.getByRole('button', { name: t('edit.save') }).click()
  await expect(queue.row('clip 2.mp4', 'ready')).toBeVisible()
  await expect(queue.inState('scheduled', 'waiting')).toHaveCount(2)
})

test('what I typed stays where nothing could be confirmed, because the file was changed meanwhile', async ({
  launch,
  scratch
}) => {
  const clips = await makeThreeClips(join(scratch, 'clips'))
  const app = await launch()
  const { page } = app
  page.setDefaultTimeout(30_000)
  const queue = queuePage(page)
  const { dialog, caption, audience, publish, preview } = composerPage(page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([clips])
  await expect(queue.inState('ready')).toHaveCount(3)
  await page.getByRole('checkbox', { name: t('queue.select', { name: 'clip 1.mp4' }) }).check()
  const poster = preview.locator('img')
  await expect
    .poll(() => poster.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(270)
  await caption.fill('A long text that took me a while')
  await audience('MUTUAL_FOLLOW_FRIENDS').check()
  await publish.click()
  await expect(dialog).toContainText('A long text that took me a while')
  await poster.evaluate((image: HTMLImageElement) => {
    const jobId = new URL(image.src).pathname.split('/').at(-1) ?? ''
    return window.uploader.call('queue.command', {
      kind: 'edit',
      jobIds: [jobId],
      caption: 'Changed elsewhere'
    })
  })
  await queue.confirm.click()
  await expect(dialog.getByRole('alert')).toContainText(pattern('confirm.nothingSent'))
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(caption).toHaveValue('A long text that took me a while')
  await expect(audience('MUTUAL_FOLLOW_FRIENDS')).toBeChecked()
  await expect(
    page.getByRole('checkbox', { name: t('queue.select', { name: 'clip 1.mp4' }) })
  ).toBeChecked()
  await expect(queue.inState('ready')).toHaveCount(3)
})

test('a clip plays in the window, one that cannot be played says why, and a made-up address shows nothing', async ({
  launch,
  scratch
}) => {
  const clips = await makeThreeClips(join(scratch, 'clips'))
  const app = await launch()
  const { page } = app
  page.setDefaultTimeout(30_000)
  const queue = queuePage(page)
  const { dialog, preview } = composerPage(page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([clips])
  await expect(queue.inState('ready')).toHaveCount(3)

  const poster = preview.locator('img')
  await expect
    .poll(() =>
      poster.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])
    )
    .toEqual([270, 480])
  const player = dialog.locator('video')
  await preview.getByRole('button', { name: t('preview.play', { name: 'clip 1.mp4' }) }).click()
  await expect
    .poll(() => player.evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeGreaterThan(0)
  await player.evaluate((video: HTMLVideoElement) => {
    video.currentTime = 15
  })
  await expect
    .poll(() =>
      player.evaluate((video: HTMLVideoElement) => [
        video.videoWidth,
        video.videoHeight,
        !video.seeking && video.currentTime >= 15
      ])
    )
    .toEqual([720, 1280, true])
  const [session, id] = await player.evaluate((video: HTMLVideoElement) =>
    video.currentSrc.split('/').slice(-2)
  )
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await preview.getByRole('button', { name: t('preview.next') }).click()
  await preview.getByRole('button', { name: t('preview.next') }).click()
  await preview.getByRole('button', { name: t('preview.play', { name: 'clip 3.mp4' }) }).click()
  if (app.driver === 'stand-in') {
    await expect(dialog.getByRole('alert')).toContainText(
      t('preview.why.codec', { name: 'clip 3.mp4', codec: 'HEVC' })
    )
    await expect(dialog.getByRole('img', { name: t('preview.poster') })).toBeVisible()
  }
  await dialog.getByRole('button', { name: t('preview.close') }).click()

  const loads = (address: string): Promise<boolean> =>
    poster.evaluate(
      (shown: HTMLImageElement, to) =>
        new Promise<boolean>((resolve) => {
          const image = new Image()
          image.addEventListener('load', () => resolve(true))
          image.addEventListener('error', () => resolve(false))
          image.src = new URL(to, shown.src).href
        }),
      address
    )
  expect(await loads(`/${session}/${id}?v=1`)).toBe(true)
  const forged = [
    `/${Number(session) + 1}/${id}?v=1`,
    `/${session}/${id}x?v=1`,
    `/${session}/..%2f${id}?v=1`,
    `/${session}/${id}?path=/etc/passwd`,
    '/etc/passwd'
  ]
  for (const address of forged) expect(await loads(address)).toBe(false)

  await rm(join(clips, 'clip 3.mp4'))
  await preview.getByRole('button', { name: t('preview.play', { name: 'clip 3.mp4' }) }).click()
  await expect(dialog.getByRole('alert')).toContainText(
    t('preview.why.missing', { name: 'clip 3.mp4' })
  )
  await expect(dialog.getByRole('button', { name: t('preview.locate') })).toBeVisible()
  await copyFile(join(clips, 'clip 1.mp4'), join(clips, 'clip 3.mp4'))
  await dialog.getByRole('button', { name: t('preview.close') }).click()
  await preview.getByRole('button', { name: t('preview.play', { name: 'clip 3.mp4' }) }).click()
  await expect(dialog.getByRole('alert')).toContainText(
    t('preview.why.changed', { name: 'clip 3.mp4' })
  )
  expect(app.output()).not.toContain(clips)
  // Only the made-up addresses were refused in the console's words; files that are gone are told in the window alone.
  expect(app.output().match(/^\[page error\].*$/gm) ?? []).toHaveLength(forged.length)
})

test('the panel says when there is more below, the keyboard brings everything into sight, and once all is sent it offers no fields', async ({
  launch,
  scratch
}) => {
  const clips = await makeThreeClips(join(scratch, 'clips'))
  const app = await launch()
  const { page } = app
  page.setDefaultTimeout(30_000)
  const queue = queuePage(page)
  const { panel, audience, publish, preview, dialog } = composerPage(page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([clips])
  await expect(queue.inState('ready')).toHaveCount(3)
  for (const size of [
    { width: 1280, height: 800 },
    { width: 900, height: 600 }
  ]) {
    await page.setViewportSize(size)
    await audience('PUBLIC_TO_EVERYONE').scrollIntoViewIfNeeded()
    await panel.getByRole('textbox', { name: t('composer.caption'), exact: true }).focus()
    await expect(panel.getByText(t('scroll.moreBelow'))).toBeVisible()
    await expect(publish).toBeInViewport({ ratio: 1 })
    const ends = begins(
      anyOf(
        pattern('composer.publish'),
        pattern('composer.publishNone'),
        pattern('composer.consentLink')
      )
    )
    const stops: string[] = []
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Tab')
      const [name, hidden] = await page.evaluate(hiddenPartOfFocus)
      stops.push(name)
      expect(hidden, `${name} at ${size.width}x${size.height}`).toEqual([])
      if (ends.test(name)) break
    }
    expect(stops).toEqual(
      expect.arrayContaining([t('composer.comment'), t('composer.stitch'), t('timing.soon')])
    )
    await panel.getByText(t('timing.series')).scrollIntoViewIfNeeded()
    await page.mouse.move(size.width - 100, size.height / 2)
    await page.mouse.wheel(0, 2000)
    await expect(panel.getByText(t('scroll.moreBelow'))).toBeHidden()
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await queue.publishAll('MUTUAL_FOLLOW_FRIENDS')
  await expect(dialog).toBeHidden()
  await expect(queue.inState('published')).toHaveCount(3)
  await expect(panel.getByRole('region', { name: t('composer.nothingLeft') })).toContainText(
    `${t('composer.became.published')}3`
  )
  await expect(panel).toContainText(t('composer.why.allSent'))
  await expect(preview).toHaveCount(0)
  await expect(panel.getByRole('textbox')).toHaveCount(0)
  await expect(panel.getByRole('radio')).toHaveCount(0)
  await expect(publish).toBeDisabled()
})

/** The name of what has the focus, and which of its edges lies outside of what can be seen: below the panel's foot, or above its head. */
function hiddenPartOfFocus(): [string, string[]] {
  const focused = document.activeElement
  const panel = focused?.closest('aside')
  if (!(focused instanceof HTMLElement) || panel == null) return [focused?.textContent ?? '', []]
  const box = (focused.closest('label') ?? focused).getBoundingClientRect()
  const seen = (y: number): boolean => {
    const top = document.elementFromPoint(box.left + 3, y)
    return top !== null && (focused.contains(top) || top.contains(focused))
  }
  const name =
    focused.closest('label')?.textContent ??
    focused.getAttribute('aria-label') ??
    focused.textContent
  return [
    name,
    [seen(box.top + 3) ? '' : 'top', seen(box.bottom - 3) ? '' : 'bottom'].filter(Boolean)
  ]
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`publishing, editing and confirming are accessible in ${colorScheme}`, async ({
    launch,
    scratch
  }) => {
    const clips = await makeThreeClips(join(scratch, 'clips'))
    const app = await launch({ colorScheme })
    const { page } = app
    page.setDefaultTimeout(30_000)
    const queue = queuePage(page)
    const { panel, dialog, caption, audience, publish, preview } = composerPage(page)
    const look = async (): Promise<void> => expect(await panelProblems(page)).toEqual([])
    await queue.startPractice()
    await expect(queue.practiceBanner).toBeVisible()
    await app.drop([clips])
    await expect(queue.inState('ready')).toHaveCount(3)
    await expect
      .poll(() => preview.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(270)
    await look()
    await caption.fill('{name} and a caption #one #two #three #four #five #six @ann\nin two lines')
    await audience('MUTUAL_FOLLOW_FRIENDS').check()
    await panel.getByRole('radio', { name: t('timing.series') }).check()
    await panel.getByLabel(t('timing.first')).fill(`${new Date().getFullYear() + 1}-03-26T09:30`)
    await look()
    await publish.click()
    await expect(dialog).toBeVisible()
    await look()
    await page.keyboard.press('Escape')
    await preview
      .getByRole('button', { name: t('captionInPlace.edit', { name: 'clip 1.mp4' }) })
      .click()
    await look()
    await page.keyboard.press('Escape')
    await page.getByRole('checkbox', { name: t('queue.select', { name: 'clip 1.mp4' }) }).check()
    await page.getByRole('checkbox', { name: t('queue.select', { name: 'clip 2.mp4' }) }).check()
    await page.getByRole('button', { name: t('bulk.edit') }).click()
    await expect(dialog).toBeVisible()
    await look()
    await page.keyboard.press('Escape')
    await preview.getByRole('button', { name: t('preview.play', { name: 'clip 1.mp4' }) }).click()
    await expect
      .poll(() => dialog.locator('video').evaluate((video: HTMLVideoElement) => video.readyState))
      .toBeGreaterThan(1)
    await look()
  })
}
