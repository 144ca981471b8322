import { describe, expect, it } from 'vitest'
import { judgeStart } from './judge-start.ts'
import type { StartFacts } from './start-facts.ts'
import { noSandbox, noScreen } from './start-words.ts'

const refusal = { setting: 'kernel.apparmor_restrict_unprivileged_userns', value: '1', wanted: '0' }
const desk: StartFacts = {
  platform: 'linux',
  hasScreen: true,
  isRoot: false,
  refusal: null,
  hasHelper: false,
  isSandboxOff: false,
  isTerminal: true,
  isCi: false
}
const judge = (facts: Partial<StartFacts>, ...args: string[]) =>
  judgeStart({ ...desk, ...facts }, args)

describe('whether Electron can start', () => {
  it('starts it in its sandbox where nothing is in the way', () => {
    expect(judge({})).toEqual({ kind: 'start' })
  })

  it('does not without a screen, whatever else is the matter', () => {
    expect(judge({ hasScreen: false, isRoot: true }, '--no-sandbox')).toEqual({ kind: 'no-screen' })
  })

  it('asks at a terminal whether to start without the sandbox', () => {
    expect(judge({ isRoot: true })).toEqual({ kind: 'without-sandbox', why: 'root', ask: true })
    expect(judge({ refusal })).toEqual({ kind: 'without-sandbox', why: refusal, ask: true })
    expect(judge({ refusal: 'tried' })).toEqual({
      kind: 'without-sandbox',
      why: 'tried',
      ask: true
    })
  })

  it('asks neither where nobody is there to answer nor in CI', () => {
    expect(judge({ isRoot: true, isTerminal: false })).toMatchObject({
      kind: 'without-sandbox',
      ask: false
    })
    expect(judge({ refusal, isCi: true })).toMatchObject({ kind: 'without-sandbox', ask: false })
  })

  it('needs no user namespace where the helper of root is in place, which does not help root', () => {
    expect(judge({ refusal, hasHelper: true })).toEqual({ kind: 'start' })
    expect(judge({ isRoot: true, hasHelper: true })).toMatchObject({ why: 'root' })
  })

  it('leaves it to whoever has decided', () => {
    expect(judge({ isRoot: true }, 'x', '--no-sandbox')).toEqual({ kind: 'start' })
    expect(judge({ refusal }, '--enable-sandbox')).toEqual({ kind: 'start' })
    expect(judge({ refusal, isSandboxOff: true })).toEqual({ kind: 'start' })
  })

  it.each(['darwin', 'win32'] as const)('never stands in the way on %s', (platform) => {
    expect(judge({ platform, hasScreen: false, isRoot: true, refusal })).toEqual({ kind: 'start' })
  })
})

describe('what is said', () => {
  it('names the command that helps', () => {
    expect(noScreen('npm run dev')).toContain('xvfb-run -a npm run dev ')
    expect(noSandbox(refusal, 'npm start')).toContain(
      'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 '
    )
    expect(noSandbox('root', 'npm start')).toContain('npm start -- --no-sandbox ')
  })

  it('gives no command where none is known', () => {
    expect(noSandbox('tried', 'npm start')).not.toContain('sysctl')
  })
})
