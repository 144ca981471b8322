import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { because, hasProc, hasShell } from '../../../../test/support/system/platform.ts'
import { toolScript } from '../../../../test/support/system/tool-script.ts'
import { runTool } from './run-tool.ts'
import type { ToolExit } from './tool-exit.ts'

const args: readonly string[] = ['-i']
// Set before the first run, because the tools' environment is created once.
process.env['AETHER_API_KEY'] = 'secret'

let folder: string
let program: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-tool-'))
  program = join(folder, 'tool')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Writes a program in Node that replaces the tool. */
async function nodeStandIn(script: string): Promise<void> {
  program = await toolScript(program, script)
}
/** Writes a shell script that replaces the tool, for tests that need a shell. */
async function standIn(script: string): Promise<void> {
  await writeFile(program, `#!/bin/sh\n${script}\n`)
  await chmod(program, 0o755)
}
const run = (
  file: string,
  more: { signal?: AbortSignal; timeoutMs?: number } = {}
): Promise<ToolExit> =>
  runTool({ program, args, file, timeoutMs: 20_000, mostOutputBytes: 1024 * 1024, ...more })
const outputOf = (exit: ToolExit): string =>
  exit.kind === 'exited' ? exit.stdout : `it ${exit.kind}`

/** Also false for a process that has ended but that its parent has not reaped yet. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH') && !hasProc
  }
}
const gone = (pid: number): Promise<unknown> =>
  vi.waitUntil(() => !isRunning(pid), { timeout: 20_000 })
const written = (file: string): Promise<string> =>
  vi.waitUntil(
    async () => /^(.+)\n$/.exec(await readFile(join(folder, file), 'utf8').catch(() => ''))?.[1],
    { timeout: 20_000 }
  )

describe('runTool', () => {
  it('leaves starting the program to one shell, where the name allows it', async ({ skip }) => {
    skip(!hasShell, because.shell)
    await standIn('echo $PPID')
    const shell = Number(outputOf(await run('a')))
    expect(shell).not.toBe(process.pid)
    expect(Number(outputOf(await run('b')))).toBe(shell)
    expect(Number(outputOf(await run('a\nline')))).toBe(process.pid)
  })

  it.each([
    ['blanks', ' at both ends '],
    ['an option', '-n'],
    ['a command', '$(touch pwned)'],
    ['two commands', '`touch pwned`; touch pwned & touch pwned'],
    ['quotes', 'it\'s "quoted".mp4'],
    ['backslashes', 'back\\slash\\n\\'],
    ['patterns', '* ? [a-z] ~ !!'],
    ['nothing', ''],
    ['line breaks', 'a\nline\r'],
    ['control characters', '\t\u0001\u007f'],
    [
      'all there is between a no-break space and ideographs',
      Array.from({ length: 0x3000 - 0xa0 }, (_, n) => String.fromCodePoint(n + 0xa0)).join('')
    ],
    ['emoji', '🎬👩‍👩‍👧.mp4']
  ])('hands over a name with %s as it is', async (_what, name) => {
    await nodeStandIn(
      `process.chdir(${JSON.stringify(folder)})\nprocess.stdout.write(process.argv.slice(2).map((word) => word + '|').join(''))`
    )
    const before = await readdir(folder)
    expect(outputOf(await run(name))).toBe(`-i|${name}|`)
    expect(await readdir(folder)).toEqual(before)
  })

  it('keeps runs that go side by side apart', async ({ skip }) => {
    skip(!hasShell, because.shell)
    await standIn('echo "$2"; sleep 0.0$(( $$ % 10 )); echo "$2"')
    const names = Array.from({ length: 24 }, (_, n) => `video ${n}`)
    const exits = await Promise.all(names.map((name) => run(name)))
    expect(exits.map((exit) => outputOf(exit).trimEnd())).toEqual(
      names.map((name) => `${name}\n${name}`)
    )
  })

  it("gives the program no input and none of this app's variables", async ({ skip }) => {
    skip(!hasShell, because.shell)
    await standIn('cat; env | grep -c AETHER_ || true')
    expect(outputOf(await run('second'))).toBe('0\n')
  })

  it('kills what a shell started when the time is up, and goes on with the next file', async ({
    skip
  }) => {
    skip(!hasShell, because.shell)
    await standIn(
      `case $2 in slow) echo $$ > "${folder}/pid"; exec sleep 600;; *) echo well;; esac`
    )
    expect(await run('slow', { timeoutMs: 300 })).toEqual({ kind: 'timed-out' })
    await gone(Number(await written('pid')))
    expect(outputOf(await run('next'))).toBe('well\n')
  })

  it('kills what it started when it is stopped, throws the reason, and goes on with the next file', async () => {
    await nodeStandIn(`import { writeFileSync } from 'node:fs'
if (process.argv[3] !== 'slow') console.log('well')
else {
  writeFileSync(${JSON.stringify(join(folder, 'pid'))}, process.pid + '\\n')
  setTimeout(() => {}, 600_000)
}`)
    const stop = new AbortController()
    const running = run('slow', { signal: stop.signal })
    const pid = Number(await written('pid'))
    stop.abort(new Error('enough'))
    await expect(running).rejects.toThrow('enough')
    await gone(pid)
    expect(outputOf(await run('next', { signal: new AbortController().signal }))).toBe('well\n')
  })

  it.each(['started by a shell', 'started\ndirectly'])('ends a flood (%j)', async (name) => {
    await nodeStandIn(
      `import { writeSync } from 'node:fs'\nfor (;;) writeSync(1, 'y\\n'.repeat(1000))`
    )
    expect(await run(name)).toEqual({ kind: 'flooded' })
  })

  it('passes on the exit code and the words of a failure', async () => {
    await nodeStandIn("console.error('no video')\nprocess.exitCode = 3")
    expect(await run('bad')).toEqual({ kind: 'exited', code: 3, stdout: '', stderr: 'no video\n' })
  })

  it('says when a program that was there is gone', async () => {
    await nodeStandIn("console.log('well')")
    await run('first')
    await rm(program)
    expect(await run('second')).toMatchObject({ kind: 'not-started', cause: { code: 'ENOENT' } })
  })

  it('lets the process end, and its shells with it', async ({ skip }) => {
    skip(!hasShell, because.shell)
    await standIn('echo $PPID')
    const script = join(folder, 'main.ts')
    await writeFile(
      script,
      `import { runTool } from ${JSON.stringify(join(import.meta.dirname, 'run-tool.ts'))}
const order = { program: ${JSON.stringify(program)}, args: [], file: 'x', timeoutMs: 60_000, mostOutputBytes: 1000 }
await runTool(order)
console.log((await runTool(order)).stdout)`
    )
    const { stdout } = await promisify(execFile)(process.execPath, [script])
    await gone(Number(stdout))
  })

  // Keep this test last: after it, this process no longer uses a shell.
  it('answers although a shell is killed under it', async ({ skip }) => {
    skip(!hasShell, because.shell)
    await standIn(
      `echo $PPID > "${folder}/shell"; case $2 in wait) [ -e "${folder}/go" ] || { touch "${folder}/go"; exec sleep 600; };; esac; echo well`
    )
    await run('first')
    const shell = Number(await written('shell'))
    expect(shell).not.toBe(process.pid)
    const running = run('wait')
    await vi.waitUntil(async () => (await readdir(folder)).includes('go'), { timeout: 20_000 })
    process.kill(-shell, 'SIGKILL')
    expect(outputOf(await running)).toBe('well\n')
  })
})
