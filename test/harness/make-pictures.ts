import { execFile } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { t } from '../../src/contract/messages/say.ts'
import { runFfmpeg } from '../../src/engine/media/process/ffmpeg.ts'
import { findTools } from '../../src/engine/media/probe/find-tools.ts'
import { anyOf, begins, pattern } from '../support/pattern.ts'
import { findBrowser } from './find-browser.ts'
import { launchApp } from './launch-app.ts'
import { fineClips, makePictureClips } from './make-picture-clips.ts'

/** Takes the pictures of the README and of the docs, from the built app and from the demo: `npm run screenshots`. With a folder as argument those of the window, into it and as they are. */
const root = join(import.meta.dirname, '../..')
const [folder] = process.argv.slice(2)
const images = folder ?? join(root, 'docs/images')
const scratch = mkdtempSync(join(tmpdir(), 'pictures-'))
const tools = await findTools(process.env)
if (tools.ffmpegPath === null)
  throw new Error('ffmpeg was not found: the pictures show real clips.')
const ffmpegPath = tools.ffmpegPath

/** Slow enough for a picture in the middle of an upload. */
const uploadLimitKbPerS = 500
/** A picture that is larger has gone wrong: pages of text compress well. */
const mostBytes = 150_000

try {
  mkdirSync(images, { recursive: true })
  const clips = join(scratch, 'clips')
  mkdirSync(clips)
  await makePictureClips(clips, ffmpegPath)
  for (const colorScheme of ['light', 'dark'] as const) await pictureWindow(clips, colorScheme)
  if (folder === undefined) await pictureTerminal()
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
}
for (const name of readdirSync(images))
  console.log(
    `${String(Math.round(statSync(join(images, name)).size / 1_000)).padStart(4)} kB  ${name}`
  )

/** One batch from the first screen to its receipts, in one theme; every picture is of a window of 1280 by 800. */
async function pictureWindow(clips: string, colorScheme: 'light' | 'dark'): Promise<void> {
  const dir = join(scratch, colorScheme)
  mkdirSync(join(dir, 'data'), { recursive: true, mode: 0o700 })
  writeFileSync(join(dir, 'data/settings.json'), JSON.stringify({ uploadLimitKbPerS }))
  const app = await launchApp({
    dir,
    colorScheme,
    env: { AETHER_UPLOADER_SANDBOX_PROCESSING_MS: '4000' }
  })
  const { page } = app
  const row = (state: string | RegExp) =>
    page.getByRole('row', { name: state }).and(page.locator('[data-row]'))
  const take = async (name: string): Promise<void> => {
    // Neither the mouse nor a moment of fading belongs into a picture.
    await page.mouse.move(640, 799)
    const file = join(scratch, 'taken.png')
    await page.screenshot({ path: file, animations: 'disabled' })
    const picture = join(images, `${name}-${colorScheme}.png`)
    if (folder === undefined) await shrink(file, picture)
    else copyFileSync(file, picture)
  }
  const go = async (place: 'history' | 'accounts' | 'settings'): Promise<void> =>
    page
      .getByRole('navigation', { name: t('nav.label') })
      .getByRole('button', { name: t(`nav.${place}`) })
      .click()
  const publishes = begins(anyOf(pattern('composer.publish'), pattern('composer.publishNone')))
  const publish = page
    .getByRole('complementary', { name: t('composer.title') })
    .getByRole('button', { name: publishes })

  await page.getByRole('button', { name: t('firstRun.practiceButton') }).waitFor()
  await take('first-run')
  await page.getByRole('button', { name: t('firstRun.practiceButton') }).click()
  await page.getByRole('button', { name: t('empty.chooseFiles') }).waitFor()
  await app.drop([clips])
  await row(t('status.ready'))
    .nth(fineClips - 1)
    .waitFor()
  await row(t('status.checking')).first().waitFor({ state: 'detached' })
  await page.locator('[data-sonner-toast]').first().waitFor({ state: 'detached' })
  await page.getByRole('radio', { name: t('composer.audiences.MUTUAL_FOLLOW_FRIENDS') }).check()
  await page
    .getByRole('textbox', { name: t('composer.caption'), exact: true })
    .fill('{name} #travel')
  await publish.and(page.locator(':enabled')).waitFor()
  await thumbnailsLoaded(page)
  await take('queue')

  await publish.click()
  await page.getByRole('dialog').waitFor()
  await take('confirm')
  await page.getByRole('dialog').getByRole('button', { name: publishes }).click()
  await row(t('status.published')).first().waitFor()
  await row(t('status.processing')).first().waitFor()
  await row(new RegExp(`${t('status.uploading')} [1-9]`))
    .first()
    .waitFor()
  await page.locator('[data-sonner-toast]').first().waitFor({ state: 'detached' })
  await take('busy')

  await row(t('status.published'))
    .nth(fineClips - 1)
    .waitFor()
  await go('history')
  await page
    .getByRole('list', { name: t('history.label') })
    .getByRole('listitem')
    .nth(fineClips - 1)
    .waitFor()
  await page.locator('[data-sonner-toast]').first().waitFor({ state: 'detached' })
  await take('history')
  await go('accounts')
  await page
    .getByText(t('quota.used', { used: fineClips, limit: 10 }))
    .first()
    .waitFor()
  await take('accounts')
  await go('settings')
  await page.getByRole('heading', { name: t('settings.about.title') }).waitFor()
  await take('settings')
  await app.quit()
}

/** Waits until every picture that the page asked for is there, or known to be missing. */
async function thumbnailsLoaded(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
}

/** The same picture with a palette of its own: a third of the bytes, and nobody sees the difference in a page of text. */
async function shrink(file: string, output: string): Promise<void> {
  const smaller = join(scratch, `smaller-${basename(output)}`)
  const filter =
    'split[one][two];[one]palettegen=stats_mode=full:reserve_transparent=0[palette];[two][palette]paletteuse=dither=none'
  await runFfmpeg({
    ffmpegPath,
    inputs: [{ path: file }],
    outputOptions: ['-filter_complex', filter, '-frames:v', '1'],
    output: smaller
  })
  const bytes = statSync(smaller).size
  if (bytes > mostBytes)
    throw new Error(`${output} would have ${bytes} bytes, more than ${mostBytes}.`)
  copyFileSync(smaller, output)
}

/** The demo's words, in a terminal drawn by hand: its last screen, without what passed by. */
async function pictureTerminal(): Promise<void> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'src/cli/index.ts'), 'demo'],
    { env: { ...process.env, NO_COLOR: '1' } }
  )
  const text = stripVTControlCharacters(stdout)
  const from = text.indexOf('Good clips, published')
  const browser = await chromium.launch({
    executablePath: (await findBrowser()).path,
    args: ['--no-sandbox']
  })
  const page = await browser.newPage({
    viewport: { width: 900, height: 200 },
    deviceScaleFactor: 1
  })
  await page.setContent(`<style>body{margin:0;background:#16181d;color:#d7dae0;font:14px/1.5 "DejaVu Sans Mono",monospace;padding:20px 24px}
    pre{margin:0;font:inherit;white-space:pre-wrap}.ok{color:#6cc98b}.dim{color:#8b93a1}</style><pre></pre>`)
  await page.locator('pre').evaluate(
    (pre, lines) => {
      for (const line of lines) {
        const span = document.createElement('span')
        span.textContent = `${line}\n`
        span.className = line.startsWith('✔')
          ? 'ok'
          : line.startsWith(' ') || line.startsWith('$')
            ? 'dim'
            : ''
        pre.append(span)
      }
    },
    ['$ npm run demo', '', ...text.slice(from).trimEnd().split('\n')]
  )
  const file = join(scratch, 'terminal.png')
  await page.screenshot({ path: file, fullPage: true })
  await shrink(file, join(images, 'terminal.png'))
  await browser.close()
}
