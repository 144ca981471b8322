import { mkdir, readFile, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { findTools } from '../../../src/engine/media/probe/find-tools.ts'
import { because, hasModes, hasProc, hasSignals, onWindows } from '../../support/system/platform.ts'
import { toolScript } from '../../support/system/tool-script.ts'
import {
  filesOf,
  jobsOf,
  runCli,
  startCli,
  summaryOf,
  onBench,
  withBench,
  type Bench
} from '../../support/process/cli-process.ts'
import { copyClip } from '../../support/fixtures/make-clips.ts'

const to = ['--profile', 'tiktok_demo', '--privacy', 'friends', '--yes', '--json']

/** An ffprobe that does its work, but on videos whose name holds `odd` runs this instead. */
async function oddProbe({ root }: Bench, script: string): Promise<string> {
  const { ffprobePath } = await findTools(process.env)
  return toolScript(
    path.join(root, 'ffprobe'),
    `import { spawnSync } from 'node:child_process'
import { appendFileSync, rmSync, writeSync } from 'node:fs'
const args = process.argv.slice(2)
if (!args.at(-1).includes('odd')) process.exit(spawnSync(${JSON.stringify(ffprobePath)}, args, { stdio: 'inherit' }).status ?? 1)
appendFileSync(${JSON.stringify(path.join(root, 'pids'))}, process.pid + '\\n')
${script}`
  )
}

async function threeVideos({ root }: Bench): Promise<string> {
  const folder = path.join(root, 'videos')
  await mkdir(folder)
  for (const name of ['a.mp4', 'b odd.mp4', 'c.mp4']) await copyClip(path.join(folder, name))
  return folder
}

/** False for a process that has ended, also for one that nobody has asked about since. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !hasProc || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
const pidsIn = async ({ root }: Bench): Promise<number[]> =>
  (await readFile(path.join(root, 'pids'), 'utf8').catch(() => ''))
    .split('\n')
    .filter(Boolean)
    .map(Number)
const noneLeft = async (bench: Bench): Promise<void> => {
  const pids = await pidsIn(bench)
  expect(pids.length).toBeGreaterThan(0)
  await vi.waitUntil(() => !pids.some(isRunning), { timeout: 20_000 })
}

describe.concurrent('an ffprobe that, on one video of three,', () => {
  it.each([
    ['crashes', 'process.abort()', /damaged|does not do its work/],
    [
      'prints 100 MB',
      'for (let i = 0; i < 1000; i++) writeSync(1, Buffer.alloc(100_000))',
      /damaged/
    ],
    ['prints nothing and says that all went well', '', /damaged/],
    ['prints half an answer', 'console.log(\'{"streams": [{\')', /damaged/],
    ['prints nothing and fails', 'process.exitCode = 5', /ffprobe/]
  ])(
    '%s is told with that video; the others are judged, and no process is left',
    (_what, script, words) =>
      onBench(async (bench) => {
        const FFPROBE_PATH = await oddProbe(bench, script)
        const result = await runCli(['validate', await threeVideos(bench), '--json'], {
          ...bench.env,
          FFPROBE_PATH
        })
        const files = filesOf(result)
        expect([result.code, files.map(({ verdict }) => verdict)], result.stderr).toEqual([
          1,
          ['ok', 'block', 'ok']
        ])
        const told = await runCli(['validate', path.join(bench.root, 'videos', 'b odd.mp4')], {
          ...bench.env,
          FFPROBE_PATH
        })
        expect(told.stdout).toMatch(words)
        await noneLeft(bench)
      })
  )

  it(
    'hangs holds up neither the others nor Ctrl-C, and ends with the command',
    withBench(async (bench, { skip }) => {
      skip(!hasSignals, because.signals)
      const FFPROBE_PATH = await oddProbe(bench, 'setTimeout(() => {}, 600_000)')
      const line = startCli(['publish', await threeVideos(bench), ...to], {
        ...bench.env,
        FFPROBE_PATH
      })
      await line.line((text) => text.includes('a.mp4') && text.includes('"phase":"ready"'))
      await line.line((text) => text.includes('c.mp4') && text.includes('"phase":"ready"'))
      line.child.kill('SIGINT')
      const result = await line.ended
      expect([result.code, summaryOf(result).total], result.stderr).toEqual([130, 3])
      await noneLeft(bench)
    })
  )

  it(
    'vanishes in the middle of a run leaves that video with a reason, and the others go out',
    withBench(async (bench, { skip }) => {
      skip(onWindows, because.running)
      const FFPROBE_PATH = await oddProbe(
        bench,
        `rmSync(${JSON.stringify(path.join(bench.root, 'ffprobe'))})\nprocess.exitCode = 1`
      )
      const folder = await threeVideos(bench)
      const result = await runCli(['publish', folder, ...to], { ...bench.env, FFPROBE_PATH })
      const jobs = jobsOf(result)
      const odd = [...jobs.values()].find(({ path: file }) => file.includes('odd'))
      expect(odd?.phase, result.stderr).toBe('needs-attention')
      expect(JSON.stringify(odd)).toMatch(/ffprobe|TOOL_MISSING/)
      expect(summaryOf(result).total).toBe(3)
      const { ffprobePath } = await findTools(process.env)
      const again = await runCli(['publish', folder, ...to], {
        ...bench.env,
        FFPROBE_PATH: ffprobePath ?? ''
      })
      expect(
        [again.code, summaryOf(again).published + summaryOf(again).skipped],
        again.stderr
      ).toEqual([0, 3])
      expect(bench.sandbox.record()).toHaveLength(3)
    })
  )

  it(
    'is no program, or not there, is told once before anything is added',
    withBench(async (bench, { skip }) => {
      skip(!hasModes, because.modes)
      const folder = await threeVideos(bench)
      for (const FFPROBE_PATH of [path.join(folder, 'a.mp4'), path.join(bench.root, 'nothing')]) {
        const result = await runCli(['publish', folder, ...to], { ...bench.env, FFPROBE_PATH })
        expect(result.code).not.toBe(0)
        expect(result.stderr).toMatch(/FFPROBE_PATH names .*cannot be run/)
      }
      await rm(folder, { recursive: true })
    })
  )
})
