import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chosenDriver, type LaunchOptions } from '../harness/launch-app.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { queuePage } from './queue-page.ts'

test.skip(chosenDriver() === 'electron', 'the installed app is not what this driver starts')

/** The same app twice: as Electron runs it from its sources, and as it runs once it is installed. */
function asInstalled(scratch: string): LaunchOptions {
  const resources = join(scratch, 'resources')
  mkdirSync(resources)
  return { resources }
}
const reloadKeys = 'ControlOrMeta+r'

const runs = [
  [false, 'from its sources, the app reloads at a key and stays out of the login'],
  [true, 'installed, the app opens at login where I say so, and has no keys of a developer']
] as const

for (const [installed, title] of runs) {
  test(title, async ({ launch, scratch }) => {
    test.skip(process.platform !== 'linux', 'the login of other systems is kept by Electron')
    const app = await launch({
      ...(installed && asInstalled(scratch)),
      env: { XDG_CONFIG_HOME: join(scratch, 'config') }
    })
    const { page } = app
    await queuePage(page).startPractice()
    await queuePage(page).place('settings').click()
    const atLogin = page.getByRole('switch', { name: t('settings.running.login') })
    await expect(atLogin).toBeEnabled({ enabled: installed })
    const entry = join(scratch, 'config/autostart/aether-uploader.desktop')
    if (installed) {
      await atLogin.click()
      await expect(atLogin).toBeChecked()
      expect(readFileSync(entry, 'utf8')).toContain('--background')
      await atLogin.click()
      await expect(atLogin).not.toBeChecked()
    }
    expect(existsSync(entry)).toBe(false)

    await page.evaluate(() => {
      document.documentElement.dataset['mark'] = 'here'
    })
    await page.keyboard.press(reloadKeys)
    // A later key of the menu, which works in both: a reload would have come before it.
    await page.keyboard.press('ControlOrMeta+1')
    await expect(queuePage(page).place('queue')).toHaveAttribute('aria-current', 'page')
    expect(await page.evaluate(() => document.documentElement.dataset['mark'] ?? null)).toBe(
      installed ? 'here' : null
    )
    expect(await app.quit()).toBe(0)
  })
}
