import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { because, hasSignals } from '../../support/system/platform.ts'

const script = join(import.meta.dirname, '../../support/engine/closing-cases.ts')

/** Runs a case as a process of its own. Its report lists what happened to calls under way, and anything that nobody caught. */
function ended(name: string): Promise<{ code: number; log: unknown }> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [script, name], (error, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr, { cause: error }))
      else resolve({ code: child.exitCode ?? -1, log: JSON.parse(stdout) })
    })
  })
}

it.for([
  ['while idle, twice', ['ENGINE_CLOSED']],
  ['while it adds a folder', ['answered']],
  ['while it checks', []],
  ['while it uploads slowly', []],
  ['while an upload hangs', []],
  ['while a create hangs, in the middle of a patient stop', []],
  ['while the accounts are asked for', ['ABORTED']],
  ['while another process that is stopped has its order', ['ENGINE_CLOSED']],
  ['while the doctor looks', ['answered']],
  ['from a listener, and another listener fails', []],
  ['with jobs in every early phase', []]
] as const)(
  'closing %s throws nothing and leaves nothing that keeps the process alive',
  async ([name, log], { skip }) => {
    skip(!hasSignals && name.includes('that is stopped'), because.signals)
    expect(await ended(name)).toEqual({ code: 0, log })
  }
)
