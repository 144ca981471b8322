import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { findTools } from '../../src/engine/media/probe/find-tools.ts'
import { t } from '../../src/contract/messages/say.ts'
import { VideoKit } from '../support/fixtures/video-kit.ts'
import { panelOf, queuePage } from './queue-page.ts'

/** The publish panel and its dialogs by what a person sees of them. */
export const composerPage = (page: Page) => {
  const panel = panelOf(page)
  return {
    panel,
    dialog: page.getByRole('dialog'),
    caption: panel.getByRole('textbox', { name: t('composer.caption'), exact: true }),
    audience: queuePage(page).audience,
    publish: queuePage(page).publish,
    preview: panel.getByRole('region', { name: t('preview.label') })
  }
}

/** A folder of three clips: two fine ones, and one that TikTok takes but that this test's browser cannot play (H.265, small, silent). */
export async function makeThreeClips(path: string): Promise<string> {
  const { ffmpegPath, ffmpeg } = await findTools(process.env)
  if (ffmpegPath === null) throw new Error(ffmpeg.reason ?? 'ffmpeg was not found')
  const kit = new VideoKit(ffmpegPath, `${path}-pieces`)
  await mkdir(path, { recursive: true })
  const video = await kit.video()
  for (const n of [1, 2])
    await copyFile(
      await kit.remux(video, 'mp4', ['-metadata', `comment=${n}`]),
      join(path, `clip ${n}.mp4`)
    )
  await copyFile(
    await kit.video({ codec: 'hevc', size: '540x960', sound: 'none' }),
    join(path, 'clip 3.mp4')
  )
  return path
}

/** What axe finds in the panel and in its dialogs, as "rule: elements"; empty when nothing. */
export async function panelProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include('aside')
    .setLegacyMode(true)
    .analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`
  )
}
