/**
 * Cases of test/integration/cli/resources.test.ts on their own small disk, each run in its own
 * process.
 */
import { appendFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runCli, summaryOf, onBench } from '../process/cli-process.ts'
import { copyClip } from '../fixtures/make-clips.ts'

const [name = '', disk = ''] = process.argv.slice(2)
const report = (value: unknown): void => console.log(JSON.stringify(value))
const to = ['--profile', 'tiktok_demo', '--privacy', 'friends', '--yes', '--json']

function fill(): void {
  for (const size of [65_536, 4_096, 1]) {
    try {
      for (;;) appendFileSync(path.join(disk, 'ballast'), Buffer.alloc(size, 1))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    }
  }
}

const cases: Record<string, () => Promise<void>> = {
  'temporary folder': () =>
    onBench(async (bench) => {
      const folder = path.join(bench.root, 'videos')
      const video = await copyClip(path.join(bench.root, 'plain.mp4'))
      const env = { ...bench.env, TMPDIR: disk }
      await runCli(['validate', video], env)
      // A file with a non-UTF-8 name is read through a link in the temporary folder.
      const odd = Buffer.concat([
        Buffer.from(`${bench.root}/odd-`),
        Buffer.from([0xff]),
        Buffer.from('.mp4')
      ])
      const bytes = await import('node:fs').then(({ readFileSync }) => readFileSync(video))
      writeFileSync(odd, Buffer.concat([bytes, Buffer.from([0, 0, 0, 9]), Buffer.from('free!')]))
      fill()
      const result = await runCli(['publish', bench.root, ...to], env)
      report({
        code: result.code,
        summary: summaryOf(result),
        stderr: result.stderr,
        posts: bench.sandbox.record().length,
        folder: existsSync(folder)
      })
    }),

  'place of what is written': () =>
    onBench(async (bench) => {
      const video = await copyClip(path.join(bench.root, 'a.mp4'))
      await runCli(['publish', video, ...to], bench.env)
      fill()
      const told: Record<string, unknown> = {}
      for (const args of [
        ['doctor', '--bundle', path.join(disk, 'bundle.zip')],
        [
          'fix',
          video,
          '--mode',
          'pad',
          '--trim',
          '--max-duration',
          '15.5',
          '--out',
          path.join(disk, 'copies')
        ]
      ]) {
        const { code, stdout, stderr } = await runCli(args, bench.env)
        told[args[0] ?? ''] = { code, said: `${stdout}${stderr}` }
      }
      report({
        told,
        left: readdirSync(disk, { recursive: true }).filter((entry) => entry !== 'ballast')
      })
    })
}
await cases[name]?.()
