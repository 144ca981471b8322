import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { phases } from '../../src/contract/queue/phase.ts'
import { phaseTable, type PhaseEvent } from '../../src/engine/domain/phase-table.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/queue-internals.md'), 'utf8')

/**
 * Returns moves such as "waiting -> uploading" from the Mermaid diagram, where an underscore
 * replaces a dash.
 */
function drawn(): string[] {
  const diagram = /```mermaid\n(?<text>[\s\S]*?)```/u.exec(page)?.groups?.['text'] ?? ''
  const arrows = [...diagram.matchAll(/^ *(\S+) --> ([^:\s]+)/gmu)].map(([, from = '', to = '']) =>
    [from, to].map((name) => name.replaceAll('_', '-'))
  )
  return arrows
    .filter(([from, to]) => from !== '[*]' && to !== '[*]')
    .map(([from, to]) => `${from} -> ${to}`)
}

/** Returns whether the text below the diagram covers this move instead. */
function isLeftToWords(event: PhaseEvent, from: string): boolean {
  return (
    event === 'cancel' ||
    (event === 'check-again' && ['waiting', 'uploading', 'uploaded'].includes(from))
  )
}

function allowed(): string[] {
  const events = Object.keys(phaseTable).filter((name): name is PhaseEvent => name in phaseTable)
  return events.flatMap((event) =>
    phaseTable[event].from
      .filter((from) => !isLeftToWords(event, from))
      .map((from) => `${from} -> ${phaseTable[event].to}`)
  )
}

it('draws every move that the phase table allows, and no other', () => {
  expect([...new Set(drawn())].toSorted()).toEqual([...new Set(allowed())].toSorted())
})

it('draws every phase', () => {
  expect(
    phases.filter((phase) => !drawn().some((arrow) => arrow.split(' -> ').includes(phase)))
  ).toEqual([])
})
