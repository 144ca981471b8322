import { createInterface } from 'node:readline/promises'
import type { Report } from './electron-fake/control.ts'

/** The stand-in has no native dialogs: the person answers them here. */
export async function answerInTerminal(
  message: Report,
  answer: (value: unknown) => void
): Promise<void> {
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
