import { describe, expect, it } from 'vitest'
import { phases, type Phase } from '../../contract/queue/phase.ts'
import { nextPhase, phaseTable, type PhaseEvent } from './phase-table.ts'

const events = Object.keys(phaseTable) as PhaseEvent[]
const leadingTo = (phase: Phase) => events.filter((event) => phaseTable[event].to === phase)

describe('the phase table', () => {
  it('lets a job be created at Aether only from an uploaded file', () => {
    expect(leadingTo('submitting')).toEqual(['begin-submit'])
    expect(phaseTable['begin-submit'].from).toEqual(['uploaded'])
  })

  it('lets a job that may have been posted back only by refusal, failure, or a person', () => {
    const back = events.filter(
      (event) =>
        phaseTable[event].from.some((phase) => phase === 'submitting' || phase === 'unknown') &&
        ['waiting', 'uploaded', 'checking', 'ready'].includes(phaseTable[event].to)
    )
    expect(back.toSorted()).toEqual(['person-posts-again', 'submit-refused-for-now'])
  })

  it('never leaves published, and leaves cancelled only by checking again and by Undo', () => {
    const from = (phase: Phase) => events.filter((event) => nextPhase(phase, event) !== null)
    expect(from('published')).toEqual([])
    expect(from('cancelled')).toEqual([
      'check-again',
      'undo-cancel',
      'undo-to-ready',
      'undo-to-attention'
    ])
  })

  it('lets a job be cancelled at any time before it is sent, and never after', () => {
    expect(phaseTable.cancel.from).toEqual([
      'checking',
      'needs-attention',
      'ready',
      'waiting',
      'uploading',
      'uploaded'
    ])
  })

  it('checks a file again wherever it may have changed before it is sent, and when it is added again', () => {
    expect(phaseTable['check-again'].from).toEqual([
      'needs-attention',
      'ready',
      'waiting',
      'uploading',
      'uploaded',
      'failed',
      'cancelled'
    ])
  })

  it('arms only what was checked and found good', () => {
    expect(phaseTable.arm.from).toEqual(['ready'])
  })

  it('can reach every phase from checking', () => {
    const reached = new Set<Phase>(['checking'])
    for (let before = 0; before !== reached.size;) {
      before = reached.size
      for (const event of events)
        if (phaseTable[event].from.some((phase) => reached.has(phase)))
          reached.add(phaseTable[event].to)
    }
    expect([...reached].toSorted()).toEqual([...phases].toSorted())
  })
})
