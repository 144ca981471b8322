import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { chromium } from 'playwright-core'
import { makeClips } from '../../src/cli/demo/make-clips.ts'
import { findTools } from '../../src/engine/media/find-tools.ts'
import { findBrowser } from './find-browser.ts'
import { launchApp } from './launch-app.ts'

/** Takes the README's pictures from the built app and from the demo: `npm run pictures`. */
const root = join(import.meta.dirname, '../..')
const images = join(root, 'docs/images')
const scratch = mkdtempSync(join(tmpdir(), 'pictures-'))
const { ffmpegPath } = await findTools(process.env)
if (ffmpegPath === null) throw new Error('ffmpeg was not found: the pictures show real clips.')

try {
  mkdirSync(images, { recursive: true })
  const clips = join(scratch, 'clips')
  mkdirSync(clips)
  await makeClips(clips, ffmpegPath, new AbortController().signal)
  for (const colorScheme of ['light', 'dark'] as const) await pictureWindow(clips, colorScheme)
  await pictureTerminal()
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

async function pictureWindow(clips: string, colorScheme: 'light' | 'dark'): Promise<void> {
  const app = await launchApp({ dir: join(scratch, colorScheme), colorScheme, env: { AETHER_UPLOADER_SANDBOX_PROCESSING_MS: '4000' } })
  const { page } = app
  await page.getByRole('button', { name: 'Start practice mode' }).click()
  await page.getByRole('button', { name: 'Choose files' }).waitFor()
  await page.screenshot({ path: join(images, `empty-${colorScheme}.png`) })
  await app.drop([clips])
  await page.getByRole('row', { name: /Ready/ }).nth(5).waitFor()
  await page.getByRole('row', { name: /Checking/ }).first().waitFor({ state: 'detached' })
  await page.getByRole('radio', { name: 'Friends' }).check()
  await page.getByRole('textbox', { name: 'Caption' }).fill('{name} #practice')
  await page.screenshot({ path: join(images, `ready-${colorScheme}.png`) })
  await page.getByRole('complementary', { name: 'Publish' }).getByRole('button', { name: /^Publish/ }).click()
  await page.getByRole('dialog').screenshot({ path: join(images, `confirm-${colorScheme}.png`) })
  await page.getByRole('dialog').getByRole('button', { name: /^Publish/ }).click()
  await page.getByRole('row', { name: /Published/ }).first().waitFor()
  await page.screenshot({ path: join(images, `window-${colorScheme}.png`) })
  await app.quit()
}

/** The demo's words, in a terminal drawn by hand: its last screen, without what passed by. */
async function pictureTerminal(): Promise<void> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'src/cli/index.ts'), 'demo'], { env: { ...process.env, NO_COLOR: '1' } })
  const text = stripVTControlCharacters(stdout)
  const from = text.indexOf('Good clips, published')
  const browser = await chromium.launch({ executablePath: (await findBrowser()).path, args: ['--no-sandbox'] })
  const page = await browser.newPage({ viewport: { width: 900, height: 200 }, deviceScaleFactor: 1 })
  await page.setContent(`<style>body{margin:0;background:#16181d;color:#d7dae0;font:14px/1.5 "DejaVu Sans Mono",monospace;padding:20px 24px}
    pre{margin:0;font:inherit;white-space:pre-wrap}.ok{color:#6cc98b}.dim{color:#8b93a1}</style><pre></pre>`)
  await page.locator('pre').evaluate((pre, lines) => {
    for (const line of lines) {
      const span = document.createElement('span')
      span.textContent = `${line}\n`
      span.className = line.startsWith('✔') ? 'ok' : line.startsWith(' ') || line.startsWith('$') ? 'dim' : ''
      pre.append(span)
    }
  }, ['$ npm run demo', '', ...text.slice(from).trimEnd().split('\n')])
  await page.screenshot({ path: join(images, 'terminal.png'), fullPage: true })
  await browser.close()
}
