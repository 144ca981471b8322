import { env } from 'node:process'
import { join, sep } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkOptionsSchema, type FileReport } from '../../../src/contract/media/check.ts'
import { findTools, type Tools } from '../../../src/engine/media/probe/find-tools.ts'
import { comparePathsNaturally } from '../../../src/engine/media/files/natural-order.ts'
import { validatePaths } from '../../../src/engine/validate-paths.ts'
import { collect } from '../../support/fixtures/collect.ts'
import { corpus, type CorpusEntry } from '../../support/fixtures/corpus.ts'
import { corpusFolder } from '../../support/fixtures/make-corpus.ts'

const standard = checkOptionsSchema.parse({})
let folder: string
let tools: Tools
let reports: FileReport[]

beforeAll(async () => {
  folder = await corpusFolder()
  tools = await findTools(env)
  reports = await collect(validatePaths([folder], standard, { tools }))
}, 300_000)

const shownPath = (entry: CorpusEntry) =>
  join(folder, typeof entry.path === 'string' ? entry.path : entry.path.shownAs)
const codesOf = (report: FileReport) =>
  report.findings.filter((finding) => finding.severity !== 'info').map((finding) => finding.code)

async function reportOn(entry: CorpusEntry): Promise<FileReport | undefined> {
  if (!entry.options) return reports.find((report) => report.path === shownPath(entry))
  const options = checkOptionsSchema.parse(entry.options)
  const [report] = await collect(validatePaths([shownPath(entry)], options, { tools }))
  return report
}

describe('validate on the corpus', () => {
  it.for(
    corpus.map(
      (entry) => [typeof entry.path === 'string' ? entry.path : entry.path.shownAs, entry] as const
    )
  )('judges %s rightly', async ([, entry], { skip }) => {
    const reason = entry.skip?.()
    if (reason) skip(reason)
    const report = await reportOn(entry)
    expect(report && { verdict: report.verdict, codes: codesOf(report) }).toEqual({
      verdict: entry.verdict,
      codes: entry.codes
    })
    if (entry.media === null) expect(report?.media).toBeNull()
    for (const [field, expected] of Object.entries(entry.media ?? {})) {
      const measured: unknown = report?.media?.[field as keyof typeof report.media]
      if (field === 'durationS' || field === 'fps')
        expect(Math.abs(Number(measured) - Number(expected)), field).toBeLessThan(0.06)
      else expect(measured, field).toBe(expected)
    }
  })

  it('reports each path of the folder once, in natural order', () => {
    const paths = reports.map((report) => report.path)
    const made = corpus.filter((entry) => !entry.skip?.())
    expect(paths.toSorted(comparePathsNaturally)).toEqual(paths)
    // One more than the table: the mark that the corpus is complete, a hidden file.
    expect(new Set(paths).size).toBe(made.length + 1)
    expect(paths.length).toBe(made.length + 1)
  })

  it('says in every blocking finding what was measured, what is allowed and what to do', () => {
    const blocking = reports
      .flatMap((report) => report.findings)
      .filter((finding) => finding.severity === 'block')
    expect(blocking.length).toBeGreaterThan(20)
    for (const { measured, allowed, message, action } of blocking) {
      expect(measured.value ?? measured.min ?? measured.max).toBeDefined()
      expect(allowed.value ?? allowed.min ?? allowed.max).toBeDefined()
      expect(message).toMatch(/^[A-Z].*\.$/s)
      expect(action).toMatch(/^[A-Z].*\.$/s)
    }
  })

  it('gives the same reports whatever the number of files looked at side by side', async () => {
    const paths = [join(folder, 'damage'), join(folder, 'rotation')]
    const alone = await collect(validatePaths(paths, standard, { tools, concurrency: 1 }))
    const together = await collect(validatePaths(paths, standard, { tools, concurrency: 8 }))
    expect(together).toEqual(alone)
  })
})

describe('validate on paths', () => {
  it('reports a path that is not there as unreadable', async () => {
    const [report] = await collect(
      validatePaths([join(folder, 'missing.mp4')], standard, { tools })
    )
    expect(report).toMatchObject({
      verdict: 'block',
      media: null,
      findings: [{ code: 'FILE_UNREADABLE' }]
    })
  })

  it('checks a file that is named, whatever it is called', async () => {
    const named = ['names/notes.txt', 'names/.hidden.mp4'].map((name) => join(folder, name))
    const found = await collect(validatePaths(named, standard, { tools }))
    expect(found.map((report) => report.findings.map((finding) => finding.code))).toEqual([
      ['CONTAINER_UNSUPPORTED'],
      ['CONTAINER_UNSUPPORTED']
    ])
  })

  it('keeps the path as it was given and joins what it walked', async () => {
    const [report] = await collect(validatePaths([`${folder}/folder.mp4/`], standard, { tools }))
    expect(report?.path).toBe(`${folder}/folder.mp4${sep}inside.mp4`)
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const walk = validatePaths([folder], standard, { tools }, stop.signal)
    await walk.next()
    stop.abort(new Error('enough'))
    await expect(collect(walk)).rejects.toThrow('enough')
  })

  it('says which tool is missing instead of passing videos unseen', async () => {
    const none = {
      ffprobePath: null,
      ffprobe: { path: null, source: null, reason: 'ffprobe was not found.' }
    }
    const walk = validatePaths([join(folder, 'good/plain.mp4')], standard, { tools: none })
    await expect(collect(walk)).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      message: expect.stringContaining('plain.mp4')
    })
  })
})
