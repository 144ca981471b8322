import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const list = 'docs/banned.txt'
/** The list, what happened before the names changed, and a queue as it was written then. */
const exempt = new Set([
  list,
  'CHANGELOG.md',
  'package-lock.json',
  'test/support/fixtures/unreleased-queue.ts'
])

it('no name or phrase of docs/banned.txt is in the code or the docs', () => {
  const banned = readFileSync(join(root, list), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  expect(banned.length).toBeGreaterThan(40)
  const anyOf = new RegExp(`(?<![\\w-])(?:${banned.join('|')})(?![\\w-])`)
  const files = globSync(
    '{*,{src,packages,test,bench,scripts,docs,.github}/**/*}.{ts,tsx,js,mjs,cjs,md,json,yml}',
    { cwd: root, exclude: (name) => name === 'node_modules' }
  ).map((file) => file.replaceAll('\\', '/'))
  expect(files.length).toBeGreaterThan(1000)
  const found = files
    .filter((file) => !exempt.has(file))
    .flatMap((file) =>
      [file, ...readFileSync(join(root, file), 'utf8').split('\n')].flatMap((line, at) => {
        const word = anyOf.exec(line)?.[0]
        // What scripts read keeps its name, whatever the code calls it.
        return word === undefined || line.endsWith(' // printed by --json')
          ? []
          : `${file}${at === 0 ? '' : `:${at}`}: "${word}" is banned: docs/glossary.md has the word to use`
      })
    )
  expect(found).toEqual([])
})
