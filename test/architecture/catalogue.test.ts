import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { strings } from '../../src/renderer/shared/strings.ts'
import { findTexts } from './find-texts.ts'
import { unusedTexts } from './unused-texts.ts'

const root = join(import.meta.dirname, '../..')

const files = globSync('src/renderer/**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.replaceAll(sep, '/'))
  .filter((file) => !/\.test\.tsx?$|\/shared\/strings(\/|\.ts)/.test(file))
  .toSorted()
  .map((name) => ({ name, source: readFileSync(join(root, name), 'utf8') }))

const keysOf = (value: object, prefix = ''): string[] =>
  Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
    typeof part === 'object' && part !== null
      ? keysOf(part, `${prefix}${name}.`)
      : [`${prefix}${name}`]
  )

describe('the catalogue of texts', () => {
  it('holds every text of the window', () => {
    const outside = files.flatMap(({ name, source }) =>
      findTexts(name, source).map(
        ({ line, text }) => `${name}:${line}: "${text}" belongs into src/renderer/shared/strings`
      )
    )
    expect(files.length).toBeGreaterThan(30)
    expect(outside).toEqual([])
  })

  it('holds no text that the window does not show', () => {
    const keys = keysOf(strings)
    expect(keys.length).toBeGreaterThan(300)
    expect(unusedTexts(keys, files)).toEqual([])
  })

  it.each([
    ['by its whole name', 'x(strings.row.retry)', ['row.gone', 'other.retry']],
    [
      'by a name for a part of the catalogue',
      'const text = strings.row\nx(text.retry.length)',
      ['row.gone', 'other.retry']
    ],
    ['by a value', 'const text = strings.row\nx(text[kind])', ['other.retry']],
    ['by handing on a part', 'x(strings.row)', ['other.retry']],
    ['not at all', 'const text = strings.row\nx(text)', ['row.retry', 'row.gone', 'other.retry']]
  ])('sees what is used %s', (_how, source, unused) => {
    expect(
      unusedTexts(['row.retry', 'row.gone', 'other.retry'], [{ name: 'example.tsx', source }])
    ).toEqual(unused)
  })

  const texts = (code: string): string[] => findTexts('example.tsx', code).map(({ text }) => text)

  it.each([
    ['between tags', '<p>Drop videos here</p>', 'Drop videos here'],
    ['in one word between tags', '<button>Retry</button>', 'Retry'],
    ['in braces', "<p>{'Drop here'}</p>", 'Drop here'],
    ['in one of two branches', "<p>{busy ? strings.wait : 'Done'}</p>", 'Done'],
    ['after a condition', "<p>{busy && 'Wait'}</p>", 'Wait'],
    ['around a value', '<p>{`${count} videos`}</p>', 'videos'],
    ['for a screen reader', '<nav aria-label="Views" />', 'Views'],
    ['in a field', '<input placeholder="sk_live" />', 'sk_live'],
    ['for our own component', '<IconButton label="Remove" />', 'Remove'],
    ['in a notice', "toast.error('failed')", 'failed'],
    ['for the live region', 'announce(`${count} added`)', 'added'],
    ['kept in a constant', "const title = 'All videos'", 'All videos'],
    ['in the title of the document', "document.title = 'Queue'", 'Queue']
  ])('is asked for a text %s', (_where, code, text) => {
    expect(texts(code)).toEqual([text])
  })

  it.each([
    ['a text from the catalogue', '<p title={strings.close}>{strings.row.retry}</p>'],
    ['classes and ids', '<p className="flex Foo bar" id="total" role="status">{rows}</p>'],
    ['a sign', '<span>· {count} / {total}</span>'],
    ['a word that is compared', '<p>{phase === \'failed\' && <X kind="failed" />}</p>'],
    ['a key of an event', "if (event.key === 'ArrowDown') move(1)"],
    ['what only a developer reads', "throw new Error('This cannot be')"]
  ])('is not asked for %s', (_what, code) => {
    expect(texts(code)).toEqual([])
  })

  it('is told the line', () => {
    expect(findTexts('example.tsx', '\n\nconst a = <p>\n  Hello there\n</p>')[0]?.line).toBe(4)
  })
})
