import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Returns the moves in docs/queue-internals.md, as `before→after`: table and engine must match
 * them.
 */
export function documentedMoves(): Set<string> {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/queue-internals.md'), 'utf8')
  const drawn = [...text.matchAll(/^ {2}(\w+) --> (\w+)/gm)].map(
    ([, from = '', to = '']) => `${phaseOf(from)}→${phaseOf(to)}`
  )
  return new Set([...drawn, ...notDrawn])
}

const phaseOf = (node: string) => node.replaceAll('_', '-')

/**
 * "Not drawn: cancel from every phase in which nothing was sent, and check again …": the text below
 * the diagram.
 */
const notDrawn = [
  ...['checking', 'needs-attention', 'ready', 'waiting', 'uploading', 'uploaded'].map(
    (phase) => `${phase}→cancelled`
  ),
  ...['waiting', 'uploading', 'uploaded'].map((phase) => `${phase}→checking`)
]
