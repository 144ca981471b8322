/**
 * `npm run harness`: the built app in a browser window, for a person to look at where Electron's binary cannot be had.
 *   --screenshot <file.png>   no window: take a picture of the first screen and leave
 *   --dark                    the desktop's theme is dark
 *   --dir <folder>            keep the app's data there (default: a folder below the temporary one, removed at the end)
 */
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { answerInTerminal } from './answer-in-terminal.ts'
import { settle } from './launch-app.ts'
import { launchStandIn } from './stand-in-driver.ts'

const { values } = parseArgs({
  options: {
    screenshot: { type: 'string' },
    dark: { type: 'boolean', default: false },
    dir: { type: 'string' }
  }
})
const headed = values.screenshot === undefined
const hasScreen =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])

if (headed && !hasScreen) {
  console.error(
    'There is no screen to open the app on (neither DISPLAY nor WAYLAND_DISPLAY is set).\n' +
      'Run this in a desktop session or over `ssh -X`, or take a picture instead: npm run harness -- --screenshot window.png'
  )
  process.exit(1)
}

const options = settle({
  headed,
  colorScheme: values.dark ? 'dark' : 'light',
  ...(values.dir === undefined ? {} : { dir: resolve(values.dir) })
})
try {
  const app = await launchStandIn({ ...options, onReport: headed ? answerInTerminal : undefined })
  if (values.screenshot === undefined) {
    console.log(
      'The app is open. Native dialogs are asked here in the terminal. Close the window or press Ctrl-C to end.'
    )
    process.once('SIGINT', () => void app.quit())
    await app.exited
  } else {
    await app.page.screenshot({ path: values.screenshot })
    console.log(`Saved ${values.screenshot}`)
    await app.kill()
  }
} finally {
  if (values.dir === undefined) rmSync(options.dir, { recursive: true, force: true, maxRetries: 5 })
}
