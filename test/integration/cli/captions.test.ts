import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  linesOf,
  runCli,
  summaryOf,
  withBench,
  type Bench
} from '../../support/process/cli-process.ts'
import { copyClip } from '../../support/fixtures/make-clips.ts'

const to = ['--profile', 'tiktok_demo', '--privacy', 'public', '--yes', '--json']

async function clips({ root }: Bench, ...names: string[]): Promise<string[]> {
  return Promise.all(names.map((name) => copyClip(path.join(root, name))))
}
async function table({ root }: Bench, text: string): Promise<string> {
  const file = path.join(root, 'captions.csv')
  await writeFile(file, text)
  return file
}

/** Captions of what was posted, from its receipts. */
async function posted({ env }: Bench): Promise<string[]> {
  const lines = linesOf(await runCli(['queue', 'export', '--json'], env))
  return lines
    .flatMap((line) =>
      line.event === 'receipt' && line.receipt.phase === 'published' ? [line.receipt.caption] : []
    )
    .toSorted()
}

describe.concurrent('captions from a table', () => {
  it(
    'go to the files of their names, the others have --caption, and rows without a file are told with their line',
    withBench(async (bench) => {
      const files = await clips(bench, 'a.mp4', 'cafe\u0301.mp4', 'c.mp4')
      const csv = await table(
        bench,
        'file,caption\na.mp4,"One, two {name}"\nold/caf\u00e9.mp4,Coffee\ngone.mp4,never\n'
      )
      const result = await runCli(
        ['publish', ...files, '--captions', csv, '--caption', 'else {name}', ...to],
        bench.env
      )
      expect([result.code, summaryOf(result).published], result.stderr).toEqual([0, 3])
      expect(await posted(bench)).toEqual(['Coffee', 'One, two a', 'else c'])
      expect(result.stderr).toContain('--captions, line 4: there is no gone.mp4 among the files')
      expect(result.stderr).toContain('1 file without a caption of its own')

      const again = await runCli(
        ['publish', ...files, '--captions', csv, '--caption', 'else {name}', ...to],
        bench.env
      )
      expect([again.code, summaryOf(again).skipped]).toEqual([0, 3])
      expect(bench.sandbox.record()).toHaveLength(3)
    })
  )

  it(
    'block a file whose caption TikTok would refuse, and no other',
    withBench(async (bench) => {
      const files = await clips(bench, 'a.mp4', 'b.mp4')
      const csv = await table(bench, `file,caption\na.mp4,${'x'.repeat(2_201)}\nb.mp4,fine\n`)
      const result = await runCli(['publish', ...files, '--captions', csv, ...to], bench.env)
      expect([result.code, summaryOf(result)]).toEqual([
        1,
        expect.objectContaining({ published: 1, needsAttention: 1 })
      ])
      expect(await posted(bench)).toEqual(['fine'])
    })
  )

  it(
    'send nothing when one row is wrong: the line is named',
    withBench(async (bench) => {
      const files = await clips(bench, 'a.mp4')
      const csv = await table(bench, 'file,caption\na.mp4,Hello, world\n')
      for (const name of [csv, path.join(bench.root, 'none.csv')]) {
        const result = await runCli(['publish', ...files, '--captions', name, ...to], bench.env)
        expect(result).toMatchObject({ code: 2, stdout: '' })
        expect(result.stderr).toMatch(
          name === csv ? /line 2 has more or fewer columns/ : /none\.csv cannot be read \(ENOENT\)/
        )
      }
      expect(
        linesOf(await runCli(['queue', 'list', '--json'], bench.env)).filter(
          (line) => line.event === 'job'
        )
      ).toEqual([])
    })
  )
})
