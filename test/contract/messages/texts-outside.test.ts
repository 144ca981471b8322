import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { textsOutside } from './texts-outside.ts'

const root = join(import.meta.dirname, '../../..')
const files = globSync('src/{cli,contract,engine,main,preload,renderer}/**/*.{ts,tsx}', {
  cwd: root
})
  .map((file) => file.replaceAll('\\', '/'))
  // The clips of `demo` have made-up names.
  .filter((file) => !/\.test\.tsx?$|^src\/contract\/messages\/|\/demo\/clip-plan\.ts$/.test(file))

it('finds texts that are not in the catalogue', () => {
  const source = `
    const a = <p title="Hello">Text <b className="flex Items here">{\`More \${x} words\`}</b></p>
    log.warn('Not for users', 1); throw new Error('Not for users')
    fail(new AppError('CODE', 'For users, and so on'))`
  expect(textsOutside('src/renderer/x.tsx', source)).toEqual([
    'Hello',
    'Text',
    'More ‹› words',
    'For users, and so on'
  ])
  expect(textsOutside('src/cli/x.ts', `option('--x', 'print one line a job')`)).toEqual([
    'print one line a job'
  ])
})

/** Parts whose texts are in the catalogue; the others follow one by one. */
const done: readonly string[] = ['src/cli/', 'src/main/', 'src/preload/', 'src/renderer/']

it('there is no text for users outside the catalogue: put it into src/contract/messages/en', () => {
  const found = files
    .filter((file) => done.some((folder) => file.startsWith(folder)))
    .flatMap((file) =>
      textsOutside(file, readFileSync(join(root, file), 'utf8')).map((text) => `${file}: ${text}`)
    )
  expect(found).toEqual([])
})
