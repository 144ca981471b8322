import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { english } from '../../../src/contract/messages/english.ts'
import type { MessageId } from '../../../src/contract/messages/message.ts'
import { inEnglish } from '../../../src/contract/messages/say.ts'
import { unusedIds } from './unused-ids.ts'

const root = join(import.meta.dirname, '../../..')
const ids = Object.keys(english) as MessageId[]

describe('the ids of the catalogue', () => {
  it('are all used', () => {
    const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
      .filter((file) => !/\.test\.tsx?$|messages[\\/]en[\\/]/.test(file))
      .map((name) => ({ name, source: readFileSync(join(root, name), 'utf8') }))
    expect(unusedIds(ids, files)).toEqual([])
  })

  it.each([
    ['word for word', "t('row.a.open', { name })", ['row.b.open', 'row.b.shut']],
    ['by a value', 't(`row.${which}.open`)', ['row.b.shut']],
    ['by a value at the end', 't(`row.b.${which}`)', ['row.a.open']],
    ['not at all', '`${row.b.shut}` // row.a.open', ['row.a.open', 'row.b.open', 'row.b.shut']]
  ])('are seen where they are used %s', (_how, source, unused) => {
    const files = [{ name: 'example.ts', source }]
    expect(unusedIds(['row.a.open', 'row.b.open', 'row.b.shut'], files)).toEqual(unused)
  })

  it('are of one area each', async () => {
    const areas = await Promise.all(
      globSync('src/contract/messages/en/*.ts', { cwd: root }).map(
        (file): Promise<Record<string, object>> => import(join(root, file))
      )
    )
    const all = areas.flatMap((area) => Object.values(area).flatMap((texts) => Object.keys(texts)))
    expect(all.toSorted()).toEqual(ids.toSorted())
  })
})

const counted = ids.filter((id) => english[id].includes(', plural,'))

it.each(counted)('%s reads right for every number', (id) => {
  const say = (n: number): string => inEnglish({ id, args: argumentsFor(english[id], n) })
  const words = (n: number): string => say(n).replaceAll(/\d+/g, '#')
  for (const n of [0, 1, 2, 5, 21]) expect(say(n)).not.toMatch(/undefined|[{}]/)
  expect(say(1)).not.toMatch(/\b1 (?!(?:needs|looks|differs)\b)\p{L}+s\b/u)
  expect(words(2)).toBe(words(5))
  expect(words(21)).toBe(words(5))
  if (english[id].includes('one {')) expect(words(1)).not.toBe(words(5))
})

/** The number for each argument that is one, its own name for the others. */
function argumentsFor(text: string, n: number): Record<string, string | number> {
  const args: Record<string, string | number> = {}
  const visit = (parts: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const part of parts) {
      if ('options' in part) {
        args[part.value] = 'offset' in part ? n : 'other'
        for (const { value } of Object.values(part.options)) visit(value)
      } else if ('value' in part) args[part.value] ??= 'style' in part ? n : part.value
    }
  }
  visit(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst())
  return args
}
