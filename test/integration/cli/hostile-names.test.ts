import { unzipSync } from 'fflate'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isUtf8 } from 'node:buffer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTools } from '../../../src/engine/media/probe/find-tools.ts'
import { makeThumbnail } from '../../../src/engine/media/thumbnails/thumbnail.ts'
import { knownNames } from '../../stress/fuzz/hostile-names.ts'
import {
  cellsOf,
  isTaken,
  jsonLines,
  makeNamedVideos,
  mustBePlain,
  mustBeSame,
  type NamedVideo
} from '../../stress/fuzz/name-checks.ts'
import { runCli, summaryOf, withBench } from '../../support/process/cli-process.ts'

const to = ['--profile', 'tiktok_demo', '--privacy', 'friends', '--yes', '--daily-limit', '1000']

let folder: string
let videos: NamedVideo[]
let named: string[]
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hostile-names-'))
  videos = await makeNamedVideos(folder, knownNames)
  // An argument of a process is text; a name that is none can be reached through its folder alone.
  named = videos.filter(({ name }) => isUtf8(name)).map(({ shown }) => shown)
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

/** A caption's line breaks are of one kind. */
const oneBreak = (text: string): string => text.replaceAll(/\r\n?/g, '\n')
/** Nothing but the videos lies in the folder in which the command ran. */
const nothingMade = (): void => expect(readdirSync(folder)).toHaveLength(videos.length)

describe.concurrent('names that look like options, shells, protocols, markup, formulas or escapes', () => {
  it(
    'are each judged as the video they name, on the line as in a folder',
    withBench(async (bench) => {
      const { stdout, stderr, code } = await runCli(
        ['validate', '--json', '--', ...named],
        bench.env,
        folder
      )
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const lines = jsonLines(stdout).flatMap((line) =>
        line.event === 'file' ? [`${line.verdict} ${line.path}`] : []
      )
      mustBeSame(
        'judged',
        lines,
        named.map((name) => `ok ${name}`)
      )
      mustBePlain('validate', (await runCli(['validate', folder], bench.env, folder)).stdout)
      nothingMade()
    })
  )

  it(
    'are posted once each, listed, put into receipts as text, and appear in no diagnostics bundle',
    withBench(async (bench) => {
      const taken = videos.filter(isTaken)
      const published = await runCli(
        ['publish', folder, ...to, '--caption', '{name}', '--json'],
        bench.env,
        folder
      )
      const { sandbox } = bench
      expect([
        summaryOf(published).published + summaryOf(published).waiting,
        summaryOf(published).needsAttention
      ]).toEqual([taken.length, 0])
      jsonLines(published.stdout)
      mustBePlain('publish', published.stderr)
      expect(new Set(sandbox.record().map(({ sha256 }) => sha256)).size).toBe(
        sandbox.record().length
      )
      const captionOf = new Map(
        taken.map(({ sha256, shown }) => [sha256, oneBreak(path.parse(shown).name)])
      )
      for (const { sha256, caption } of sandbox.record())
        expect(oneBreak(caption)).toBe(captionOf.get(sha256))

      for (const args of [['queue', 'list'], ['doctor'], ['publish', folder, ...to]])
        mustBePlain(args[0] ?? '', (await runCli(args, bench.env, folder)).stdout)
      const table = cellsOf((await runCli(['queue', 'export'], bench.env, folder)).stdout)
      mustBeSame(
        'exported',
        table.map((row) => row['path'] ?? ''),
        taken.map(({ shown }) => path.join(folder, shown))
      )

      const bundle = path.join(bench.root, 'bundle.zip')
      await mkdir(bench.root, { recursive: true })
      const doctor = await runCli(['doctor', '--bundle', bundle], bench.env, folder)
      expect(doctor.code, doctor.stderr).toBe(0)
      expect(statSync(bundle).size).toBeGreaterThan(0)
      const inside = Object.values(unzipSync(readFileSync(bundle)))
        .map((bytes) => Buffer.from(bytes).toString())
        .join('\n')
      for (const { shown } of taken.filter((video) => video.shown.length > 12))
        expect(inside.includes(shown), shown).toBe(false)
      nothingMade()
    })
  )

  it('give a picture each', async () => {
    const { ffmpegPath } = await findTools(process.env)
    const out = mkdtempSync(path.join(tmpdir(), 'thumbnails-'))
    const failed: string[] = []
    for (const [i, name] of named.entries()) {
      await makeThumbnail({
        ffmpegPath: ffmpegPath ?? '',
        videoPath: path.join(folder, name),
        durationS: 16,
        output: path.join(out, `${i}.jpg`)
      }).catch((error: unknown) => failed.push(`${JSON.stringify(name)}: ${String(error)}`))
    }
    expect(failed).toEqual([])
    expect(readdirSync(out)).toHaveLength(named.length)
    rmSync(out, { recursive: true, force: true, maxRetries: 5 })
  })

  it(
    'are videos although their ending is that of a numbered series of pictures',
    withBench(async (bench) => {
      const series = path.join(bench.root, 'series')
      const [video] = await makeNamedVideos(series, [Buffer.from('video%03d.png')])
      const { stdout } = await runCli(['validate', '--json', video?.shown ?? ''], bench.env, series)
      expect(jsonLines(stdout)[0]).toMatchObject({ event: 'file', verdict: 'ok' })
      await runCli(
        ['fix', video?.shown ?? '', '--mode', 'pad', '--trim', '--max-duration', '15.5'],
        bench.env,
        series
      )
      expect(readdirSync(series)).toEqual(['video%03d (9x16).mp4', 'video%03d.png'])
    })
  )
})
