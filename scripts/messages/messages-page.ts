import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isUsageFault } from '../../src/cli/usage-error.ts'
import { AppError } from '../../src/contract/app-error.ts'
import { english } from '../../src/contract/messages/english.ts'
import type { Damage } from '../../src/engine/media/mp4/box-walk.ts'
import { damageFinding } from '../../src/engine/checks/damage-finding.ts'
import { heldByStorage } from '../../src/engine/storage/storage-error.ts'
import {
  describeFailure,
  type FailureKind,
  failureTable
} from '../../src/engine/aether/failure-table.ts'
import { type CodedMessage, codedMessages } from './coded-messages.ts'
import { spokenTexts } from './spoken-texts.ts'
import { storageErrors } from './storage-errors.ts'

const root = join(import.meta.dirname, '../..')

/** What each kind of failure does next. */
const nextTry: Readonly<Record<FailureKind, string>> = {
  quota: 'when the oldest counted post is 24 h old; if none is known, after 1 h, doubling to 6 h',
  'rate-limit': 'at the time that Aether names',
  'not-authorised': 'once the key is taken again',
  reconnect: 'once the account is connected again',
  offline: 'when Aether can be reached again',
  'media-gone': 'at once',
  'file-changed': 'when the file was checked again',
  aborted: 'when the queue goes on',
  passing: '5 times with growing pauses, then by Retry',
  refused: 'by Retry alone'
}
const nextOfError: Readonly<Record<string, string>> = {
  now: 'automatically',
  later: 'later, by hand',
  never: 'never'
}

/** Each way in which a video can be damaged. */
const damages: readonly Damage[] = [
  { kind: 'cut', box: 'mdat', missingBytes: 1_200_000 },
  { kind: 'no-index' },
  { kind: 'no-samples', initSegment: false },
  { kind: 'no-samples', initSegment: true },
  { kind: 'endless' }
]

const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const files = (pattern: string): string[] =>
  globSync(pattern, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('.test.ts'))
    .toSorted()

/** All messages with a code, with the file that they stand in. */
export function allCodedMessages(): (CodedMessage & { file: string })[] {
  const inCode = files('src/{contract,engine,cli,main}/**/*.ts').flatMap((file) =>
    codedMessages(file, read(file)).map((message) => ({ ...message, file }))
  )
  const ofStorage = storageErrors().map(({ code, message, retry }) => ({
    kind: 'error' as const,
    code,
    texts: [message],
    actions: [],
    manner: retry,
    file: 'src/engine/storage/storage-error.ts'
  }))
  const noKey = {
    kind: 'error' as const,
    code: 'NO_API_KEY',
    texts: [describeFailure('NO_API_KEY', '')],
    actions: [],
    manner: null,
    file: 'src/engine/queue/api-client.ts'
  }
  const cut = damages
    .map((damage) => damageFinding(damage))
    .map(({ code, message, action, severity }) => ({
      kind: 'finding' as const,
      code,
      texts: [message],
      actions: [action],
      manner: severity,
      file: 'src/engine/checks/damage-finding.ts'
    }))
  return [...inCode, ...ofStorage, noKey, ...cut]
}

/** The whole of docs/messages.md. */
export function messagesPage(): string {
  const coded = allCodedMessages()
  return `${[
    '# Messages',
    'Every message that a person can meet, generated from the code by `npm run docs:messages`; a test keeps it up to date. What is filled in at run time stands in ‹ ›.',
    ...section(
      'A call or a post fails',
      'Said by the window and the command line alike, beside the name of the file. A code that is not in this list comes from Aether or TikTok, and their own words are shown with it.',
      ['Code', 'What happened', 'What to do', 'When it is tried again'],
      Object.entries(failureTable).map(([code, { sentence, action, kind }]) => [
        `\`${code}\``,
        sentence,
        action,
        nextTry[kind]
      ])
    ),
    ...section(
      'Notes on a post',
      'Said by both beside the name of the file.',
      ['Code', 'Text'],
      coded
        .filter(({ kind }) => kind === 'job')
        .flatMap(({ code, texts }) => texts.map((text) => [`\`${code}\``, text]))
    ),
    ...section(
      'Checks',
      'Said by both, with "measured X, allowed Y". `block` is never sent as it is.',
      ['Code', 'Kind', 'What happened', 'What to do'],
      coded
        .filter(({ kind }) => kind === 'finding')
        .map(({ code, manner, texts, actions }) => [
          `\`${code}\``,
          manner ?? '',
          texts.join(' / '),
          actions.join(' / ')
        ])
    ),
    ...section(
      'Errors of the app',
      'By both where the engine says it. The exit code is the command line’s.',
      ['Code', 'Text', 'When it is tried again', 'Said by', 'Exit code'],
      coded
        .filter(({ kind }) => kind === 'error')
        .flatMap(({ code, texts, manner, file }) =>
          texts.map((text) => [
            `\`${code}\``,
            text,
            nextOfError[manner ?? ''] ?? 'once that is done',
            face(file),
            file.startsWith('src/main/') ? '' : exitCode(code)
          ])
        )
    ),
    ...section(
      'The disk holds sending',
      'Said by both while it lasts.',
      ['Fault', 'Text'],
      Object.entries(heldByStorage).map(([fault, say]) => [fault, say('‹file›')])
    ),
    ...section(
      'The catalogue',
      'Every text of the window, `src/contract/messages/en`. What is filled in at run time stands in braces.',
      ['Id', 'Text'],
      Object.entries(english).map(([id, text]) => [`\`${id}\``, text])
    ),
    '## The engine',
    'Said by both: why an order was not carried out, what is behind a check, what goes on.',
    ...spoken(
      'src/engine/**/*.ts',
      /failure-table|storage-error|diagnostics\/|job-store|limits|media-rules|container|damage-finding/
    ),
    '## The app outside of its window',
    'Menus, questions, notices and the tray.',
    ...spoken('src/main/**/*.ts'),
    '## The command line',
    'What it prints besides the above.',
    ...spoken('src/cli/**/*.ts', /\/demo\/(clip-plan|judge-demo|make-clips)\.ts$/)
  ]
    .filter(Boolean)
    .join('\n\n')}\n`
}

const line = (cells: string[]): string =>
  `| ${cells.map((cell) => cell.replace(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`

const list = (texts: string[]): string =>
  texts.map((text) => `- ${text.replace(/\s+/g, ' ')}`).join('\n')

function section(title: string, lead: string, head: string[], rows: string[][]): string[] {
  return [
    `## ${title}`,
    lead,
    [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
  ]
}

function spoken(pattern: string, except?: RegExp): string[] {
  return files(pattern)
    .filter((file) => !except?.test(file))
    .flatMap((file) => {
      const texts = spokenTexts(file, read(file))
      return texts.length === 0 ? [] : [`\`${file.replace(/^src\//, '')}\`\n\n${list(texts)}`]
    })
}

const face = (file: string): string =>
  file.startsWith('src/cli/') ? 'command line' : file.startsWith('src/main/') ? 'window' : 'both'

function exitCode(code: string): string {
  if (code === 'NO_API_KEY') return '3'
  return isUsageFault(new AppError(code, '')) ? '2' : '1'
}
