import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const page = read('docs/security.md')
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (---|No\.|What) /.test(line))
  .map((line) => line.slice(2, -2).split(' | '))
const checklist = rows.filter(([first = '']) => /^\d+$/.test(first))
const named = [
  ...page.matchAll(/`((?:src|test|packages)\/[\w./-]+\.(?:test|spec)\.ts): ([^`]+)`/g)
].map(([, path = '', name = '']) => ({ path, name }))

describe('docs/security.md', () => {
  it('goes through all twenty items of the checklist, in order', () => {
    expect(checklist.map(([number]) => Number(number))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1)
    )
  })

  it('names for each item where it is done, a test, and how far it was seen to hold', () => {
    for (const row of rows) {
      const [proved = '', test = '', where = ''] = row.toReversed()
      expect(proved, row[0]).toMatch(/^(real Electron|stand-in|nowhere yet)/)
      expect(test, row[0]).toMatch(/`(src|test|packages)\/.+\.(test|spec)\.ts: .+`/)
      expect(where.length, row[0]).toBeGreaterThan(10)
    }
  })

  it.each(named)('names a test that exists: $path: $name', ({ path, name }) => {
    expect(existsSync(new URL(path, root)), path).toBe(true)
    // A name stands between quotes in the source, with its placeholders.
    const quoted = ["'", '"', '`'].some((quote) => read(path).includes(`${quote}${name}${quote}`))
    expect(quoted, `${path} has no test "${name}"`).toBe(true)
  })

  it('names files and folders that exist', () => {
    const places = [
      ...page.matchAll(/`((?:src|test)\/[\w./-]+|electron-builder\.config\.ts)`/g)
    ].map(([, path = '']) => path)
    expect(places.length).toBeGreaterThan(20)
    expect(places.filter((path) => !existsSync(new URL(path, root)))).toEqual([])
  })
})

const sources = globSync('src/{main,preload}/**/*.ts', { cwd: root }).filter(
  (path) => !path.endsWith('.test.ts')
)

it.each([
  'crashReporter',
  'enableBlinkFeatures',
  'commandLine.appendSwitch',
  'loadFile(',
  'allowpopups',
  'insertCSS(',
  'executeJavaScript(',
  'remote-debugging'
])('no source uses %s', (what) => {
  expect(sources.length).toBeGreaterThan(20)
  expect(sources.filter((path) => read(path).includes(what))).toEqual([])
})

it('the lockfile holds the major of Electron that this page was checked against', () => {
  expect(read('package-lock.json')).toMatch(/"node_modules\/electron": \{\s+"version": "45\./)
})
