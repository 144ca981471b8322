import { onOrder, report } from './control.ts'
import { demandReady } from './ready.ts'
import { strict } from './strict.ts'

type Kind = 'open' | 'save' | 'message' | 'error'

/** What the person would choose: answers that came before their dialog wait here, dialogs without an answer wait there. */
const answers: unknown[] = []
const waiting: ((answer: unknown) => void)[] = []

onOrder('answer-dialog', ({ value }) => {
  const next = waiting.shift()
  if (next) next(value)
  else answers.push(value)
})

/** Electron's dialogs take a window first or none at all; the options come last. */
function ask(kind: Kind, args: unknown[]): Promise<unknown> {
  demandReady('dialog')
  report({ type: 'dialog', kind, options: args.at(-1) ?? {} })
  if (answers.length > 0) return Promise.resolve(answers.shift())
  return new Promise((resolve) => waiting.push(resolve))
}

export const dialog = strict('dialog', {
  showOpenDialog: (...args: unknown[]) => ask('open', args),
  showSaveDialog: (...args: unknown[]) => ask('save', args),
  showMessageBox: (...args: unknown[]) => ask('message', args),
  showErrorBox: (title: string, content: string) => {
    report({ type: 'dialog', kind: 'error', options: { title, content } })
    console.error(`${title}\n${content}`)
  }
})
