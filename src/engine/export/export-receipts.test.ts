import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { standInForFs } from '../../../test/support/system/stand-in-for-fs.ts'
import { standInForPlatform } from '../../../test/support/system/stand-in-for-platform.ts'
import { receiptSchema, type Receipt } from '../../contract/history/receipt.ts'
import { exportReceipts } from './export-receipts.ts'
import { toCsv } from './receipt-table.ts'
import { writeWholeFile } from './write-whole-file.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'export-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }))

const receipt = (change: Partial<Receipt> = {}): Receipt => ({
  jobId: 'j1',
  profileId: 'p',
  path: '/clips/a.mp4',
  sizeBytes: 5,
  sha256: null,
  caption: '',
  options: null,
  consentAt: null,
  phase: 'published',
  submittedAt: null,
  settledAt: null,
  postId: null,
  url: null,
  error: null,
  history: [],
  ...change
})
const cells = (text: string) =>
  z.array(z.record(z.string(), z.string())).parse(parse(text, { columns: true, bom: true }))

describe('the table of receipts', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '=HYPERLINK("http://x","y")'])(
    'keeps a spreadsheet from running %j, wherever a person or a server wrote it',
    (text) => {
      const [row] = cells(
        toCsv([
          receipt({
            caption: text,
            path: text,
            profileId: text,
            url: text,
            error: { code: text, message: text }
          })
        ])
      )
      for (const column of ['caption', 'path', 'profileId', 'url', 'errorCode', 'errorMessage'])
        expect(row?.[column]).toBe(`'${text}`)
    }
  )

  it('keeps quotes, commas and line breaks inside their cell', () => {
    const caption = 'one, "two"\nthree; 🎬'
    expect(cells(toCsv([receipt({ caption }), receipt()]))).toMatchObject([
      { caption },
      { caption: '' }
    ])
  })
})

describe('an export', () => {
  it('holds every receipt, as a table and as JSON, in more parts than one', async () => {
    const all = Array.from({ length: 250 }, (_, i) => receipt({ jobId: `j${i}` }))
    expect(await exportReceipts(join(dir, 'a.csv'), all, 'csv')).toBe(250)
    expect(cells(readFileSync(join(dir, 'a.csv'), 'utf8')).map((row) => row['jobId'])).toEqual(
      all.map(({ jobId }) => jobId)
    )
    await exportReceipts(join(dir, 'a.json'), all, 'json')
    expect(
      z.array(receiptSchema).parse(JSON.parse(readFileSync(join(dir, 'a.json'), 'utf8')))
    ).toEqual(all)
    await exportReceipts(join(dir, 'none.json'), [], 'json')
    expect(JSON.parse(readFileSync(join(dir, 'none.json'), 'utf8'))).toEqual([])
  })

  it('that breaks off leaves the earlier file as it was and nothing beside it', async () => {
    writeFileSync(join(dir, 'a.csv'), 'before')
    function* broken(): Generator<Receipt> {
      yield receipt()
      throw new Error('the queue cannot be read')
    }
    await expect(exportReceipts(join(dir, 'a.csv'), broken(), 'csv')).rejects.toThrow(
      'the queue cannot be read'
    )
    expect(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name), 'utf8')])).toEqual([
      ['a.csv', 'before']
    ])
  })

  it('says in a sentence when there is no such folder, and writes over nothing where it may not', async () => {
    await expect(exportReceipts(join(dir, 'gone', 'a.csv'), [], 'csv')).rejects.toThrow(
      'a.csv was not written'
    )
    writeFileSync(join(dir, 'a.zip'), 'mine')
    await expect(writeWholeFile(join(dir, 'a.zip'), ['x'], 'refuse')).rejects.toThrow(
      'There is a file called a.zip already'
    )
    expect(readFileSync(join(dir, 'a.zip'), 'utf8')).toBe('mine')
    expect(readdirSync(dir)).toEqual(['a.zip'])
  })

  describe('on Windows, where another program holds the file', () => {
    const heldFor = (times: number, code: string): void =>
      standInForFs(
        'rename',
        (rename) => (from: string, to: string) =>
          times-- > 0 ? Promise.reject(Object.assign(new Error(code), { code })) : rename(from, to)
      )
    beforeEach(() => {
      standInForPlatform('win32')
      writeFileSync(join(dir, 'a.csv'), 'before')
    })

    it.each(['EPERM', 'EBUSY'])('for a moment (%s), is written', async (code) => {
      heldFor(2, code)
      await writeWholeFile(join(dir, 'a.csv'), ['after'], 'replace')
      expect(readFileSync(join(dir, 'a.csv'), 'utf8')).toBe('after')
    })

    it('for longer, says so and leaves it as it was', async () => {
      heldFor(3, 'EPERM')
      await expect(writeWholeFile(join(dir, 'a.csv'), ['after'], 'replace')).rejects.toThrow(
        'a.csv was not written: it is open in another program'
      )
      expect(readdirSync(dir).map((name) => readFileSync(join(dir, name), 'utf8'))).toEqual([
        'before'
      ])
    })

    it('leaves no empty file where a disk has no links', async () => {
      standInForFs(
        'link',
        () => () => Promise.reject(Object.assign(new Error('EISDIR'), { code: 'EISDIR' }))
      )
      heldFor(3, 'EBUSY')
      await expect(writeWholeFile(join(dir, 'b.zip'), ['x'], 'refuse')).rejects.toThrow(
        'b.zip was not written'
      )
      expect(readdirSync(dir)).toEqual(['a.csv'])
      await writeWholeFile(join(dir, 'b.zip'), ['x'], 'refuse')
      expect(readFileSync(join(dir, 'b.zip'), 'utf8')).toBe('x')
    })
  })
})
