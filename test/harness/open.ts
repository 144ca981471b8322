/**
 * `npm run harness`: the built app in a browser window, for a person to look at where Electron's binary cannot be had.
 *   --screenshot <file.png>   no window: take a picture of the first screen and leave
 *   --dark                    the desktop's theme is dark
 *   --dir <folder>            keep the app's data there (default: a folder below the temporary one, removed at the end)
 */
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { Report } from './electron-fake/control.ts'
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

/** The stand-in has no native dialogs: the person answers them here. */
async function answerInTerminal(message: Report, answer: (value: unknown) => void): Promise<void> {
  if (message.type === 'external-url') console.log(`The app opens in the browser: ${message.url}`)
  if (message.type === 'notification') console.log(`Notice: ${message.title} · ${message.body}`)
  if (message.type !== 'dialog') return
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  console.log(`The app asks (${message.kind}): ${JSON.stringify(message.options)}`)
  switch (message.kind) {
    case 'open': {
      const text = await terminal.question('Paths, separated by | (empty = cancel): ')
      const filePaths = text
        .split('|')
        .map((path) => path.trim())
        .filter((path) => path !== '')
      answer({ canceled: filePaths.length === 0, filePaths })
      break
    }
    case 'save': {
      const filePath = await terminal.question('Path (empty = cancel): ')
      answer({ canceled: filePath === '', filePath })
      break
    }
    case 'message':
      answer({
        response: Number(await terminal.question('Number of the button, from 0: ')),
        checkboxChecked: false
      })
      break
    case 'error':
      break
  }
  terminal.close()
}
