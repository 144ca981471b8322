import { mutantOf, type Mutant } from './mutant.ts'

/** Returns phase tables without one transition each: each way into each event. */
export function tableMutants(file: string, source: string): Mutant[] {
  const rows = [...source.matchAll(/^ {2}'?([\w-]+)'?: \{ from: \[([^\]]*)\], to: '[\w-]+' \}/gm)]
  if (rows.length === 0) throw new Error(`no rows of a phase table in ${file}`)
  return rows.flatMap((row) => {
    const [whole, event = '', list = ''] = row
    const start = row.index + whole.indexOf('[') + 1
    const phases = list.split(', ')
    return phases.map((phase) =>
      mutantOf(
        file,
        source,
        start,
        start + list.length,
        phases.filter((other) => other !== phase).join(', '),
        `${event} no longer from ${phase}`
      )
    )
  })
}
