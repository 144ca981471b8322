import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { expect, test } from './app-test.ts'
import { makeClipFolder } from './make-clip-folder.ts'
import { axeProblems, queuePage } from './queue-page.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`first run and queue are accessible in ${colorScheme}`, async ({ launch, scratch }, testInfo) => {
    const clips = await makeClipFolder(join(scratch, 'clips'))
    const app = await launch({ colorScheme })
    await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await axeProblems(app.page)).toEqual([])
    await app.page.screenshot({ path: testInfo.outputPath(`first-run-${colorScheme}.png`) })

    const queue = queuePage(app.page)
    await queue.startPractice()
    await expect(queue.practiceBanner).toBeVisible()
    expect(await axeProblems(app.page)).toEqual([])
    await app.drop([clips.path])
    for (const name of clips.good.keys()) await expect(queue.row(name, 'Ready')).toBeVisible()
    await app.page.getByRole('button', { name: 'Show details of too short.mp4' }).click()
    expect(await axeProblems(app.page)).toEqual([])
    await app.page.screenshot({ path: testInfo.outputPath(`queue-${colorScheme}.png`) })
  })
}

test('a pasted key is used and then found nowhere: not in the page, in a file or in the output', async ({ launch, scratch }) => {
  const sandbox = await startSandbox({ stateDir: join(scratch, 'aether') })
  try {
    const app = await launch({ env: { AETHER_BASE_URL: sandbox.baseUrl } })
    const field = app.page.getByLabel('Aether API key')
    await field.fill('not-the-key')
    await app.page.getByRole('button', { name: 'Check and continue' }).click()
    await expect(app.page.getByRole('alert').filter({ hasText: 'does not accept this key' })).toBeVisible()
    await field.fill(sandboxApiKey)
    await app.page.getByRole('button', { name: 'Check and continue' }).click()
    await expect(app.page.getByText('Drop videos or a folder anywhere in this window')).toBeVisible()

    const inPage = await app.page.evaluate(() =>
      [document.documentElement.outerHTML, ...[...document.querySelectorAll('input')].map(({ value }) => value), JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]), location.href].join('\n')
    )
    expect(inPage).not.toContain(sandboxApiKey)
    expect(await app.quit()).toBe(0)
    expect(app.output()).not.toContain(sandboxApiKey)
    expect(filesWith(join(app.dir, 'data'), sandboxApiKey)).toEqual([])
  } finally {
    await sandbox.close()
  }
})

/** Files below `folder` that contain this text. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name)
    return statSync(path).isFile() && readFileSync(path).includes(text)
  })
}
