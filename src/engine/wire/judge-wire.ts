import { aetherWire, type WireFact, type WireRoute } from 'aether'
import type { WireRow } from '../../contract/cli-lines.ts'
import { assumedTexts, echo, groupJudges, idOf, judges, taken } from './judges.ts'
import { readAnswer, type ApiAnswer, type Fields } from './seen.ts'

const namesOf = (value: string | readonly string[] | WireRoute): readonly string[] =>
  typeof value === 'string' ? [value] : 'path' in value ? [`${value.method} ${value.path}`] : value

/** Every row of the wire table with its names, then what answers show beyond it. */
function allRows(): [row: string, names: readonly string[]][] {
  const table = Object.entries(aetherWire).flatMap(
    ([group, facts]): [string, WireFact<string | readonly string[] | WireRoute>][] =>
      'source' in facts
        ? [[group, facts]]
        : Object.entries(facts).map(([name, fact]) => [`${group}.${name}`, fact])
  )
  const beyond = Object.entries(assumedTexts).filter(
    ([row]) => !table.some(([name]) => name === row)
  )
  return [
    ...table.map(([row, { value }]): [string, readonly string[]] => [
      row,
      assumedTexts[row] ?? namesOf(value)
    ]),
    ...beyond
  ]
}

/** Compares answers and wire table by row. A row's first name is assumed; the SDK accepts all. */
export function judgeWire(answers: readonly ApiAnswer[], baseUrl: string): WireRow[] {
  const seen = answers.map(readAnswer)
  return allRows().map(([row, names]) => {
    const judge =
      row === 'baseUrl'
        ? () => (taken(seen) && baseUrl === names[0] ? baseUrl : null)
        : row in judges
          ? judges[row]
          : groupJudges[row.split('.')[0] ?? '']
    const found = judge?.(seen, names) ?? null
    return {
      row,
      assumed: names.join(', else '),
      seen: found?.slice(0, 200) ?? null,
      verdict: found === null ? 'not seen' : found === names[0] ? 'as assumed' : 'differs'
    }
  })
}

/** Returns a post's options from the latest answer about it, with names and values unchanged. */
export function echoedOptions(answers: readonly ApiAnswer[], postId: string): Fields {
  return (
    echo(
      answers
        .map(readAnswer)
        .map((one) => ({ ...one, things: one.things.filter((post) => idOf(post) === postId) }))
    ).at(-1) ?? {}
  )
}
