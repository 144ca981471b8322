import { statSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import { onOrder, report } from './control.ts'
import { isReady } from './ready.ts'
import { folder } from './settings.ts'
import { strict } from './strict.ts'

type Kind = 'open' | 'save' | 'message'
interface Options {
  defaultPath?: string
  type?: string
  buttons?: unknown
  properties?: unknown
  noLink?: unknown
  checkboxChecked?: boolean
  checkboxLabel?: string
  [name: string]: unknown
}

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
  if (!isReady()) throw new Error('dialog module can only be used after app is ready')
  const options = (args.at(-1) ?? {}) as Options
  check(kind, options)
  report({
    type: 'dialog',
    kind,
    options: kind === 'message' ? options : { ...options, opensIn: opensIn(options) }
  })
  if (answers.length > 0) return Promise.resolve(answers.shift())
  return new Promise((resolve) => waiting.push(resolve))
}

/** Without a path the folder of downloads, whatever was chosen the last time. */
function opensIn({ defaultPath = '' }: Options): string {
  if (!isAbsolute(defaultPath)) return folder('downloads')
  return statSync(defaultPath, { throwIfNoEntry: false })?.isDirectory()
    ? defaultPath
    : dirname(defaultPath)
}

const texts = {
  open: ['title', 'buttonLabel', 'defaultPath', 'message'],
  save: ['title', 'buttonLabel', 'defaultPath', 'message', 'nameFieldLabel'],
  message: ['title', 'message', 'detail', 'checkboxLabel']
}
const called: Record<string, string> = {
  title: 'Title',
  buttonLabel: 'Button label',
  defaultPath: 'Default path',
  message: 'Message',
  detail: 'Detail',
  nameFieldLabel: 'Name field label'
}

function check(kind: Kind, options: Options): void {
  if (
    kind === 'message' &&
    !['none', 'info', 'warning', 'error', 'question'].includes(options.type ?? 'none')
  )
    throw new TypeError('Invalid message box type')
  if (kind === 'message' && !Array.isArray(options.buttons ?? []))
    throw new TypeError('Buttons must be an array')
  if (kind === 'open' && !Array.isArray(options.properties ?? []))
    throw new TypeError('Properties must be an array')
  for (const name of texts[kind]) {
    if (options[name] !== undefined && typeof options[name] !== 'string')
      throw new TypeError(`${called[name] ?? name} must be a string`)
  }
  if (typeof (options.noLink ?? false) !== 'boolean')
    throw new TypeError('noLink must be a boolean')
  if (options.checkboxChecked && !options.checkboxLabel)
    throw new Error('checkboxChecked requires that checkboxLabel also be passed')
}

export const dialog = strict('dialog', {
  showOpenDialog: (...args: unknown[]) => ask('open', args),
  showSaveDialog: (...args: unknown[]) => ask('save', args),
  showMessageBox: (...args: unknown[]) => ask('message', args),
  showErrorBox: (title: string, content: string) => {
    if (content === undefined) throw new TypeError('Insufficient number of arguments.')
    for (const [index, text] of [title, content].entries())
      if (typeof text !== 'string')
        throw new TypeError(`Error processing argument at index ${index}, conversion failure`)
    report({ type: 'dialog', kind: 'error', options: { title, content } })
    console.error(`${title}\n${content}`)
  }
})
