import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collect } from '../../../../test/support/fixtures/collect.ts'
import {
  because,
  canBeNamed,
  canLink,
  onWindows
} from '../../../../test/support/system/platform.ts'
import { standInForFs } from '../../../../test/support/system/stand-in-for-fs.ts'
import { standInForPlatform } from '../../../../test/support/system/stand-in-for-platform.ts'
import { walkPaths } from './walk-paths.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'walk-'))
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true, maxRetries: 5 })
})

async function put(...names: string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(root, name, '..'), { recursive: true })
    await writeFile(join(root, name), 'x')
  }
}
/** Returns the entries of a walk, with `/` between folders on every system. */
async function walk(...paths: string[]): Promise<string[]> {
  const entries = await collect(walkPaths(paths))
  return entries.map(
    (entry) => `${entry.kind} ${entry.displayPath.slice(root.length + 1).replaceAll(sep, '/')}`
  )
}

describe('walkPaths', () => {
  it('walks folders to the bottom, in natural order', async () => {
    await put('clip10.mp4', 'clip2.mov', 'b/1.mp4', 'clip2/a.mkv', 'a.mp4/x.mp4')
    expect(await walk(root)).toEqual([
      'file a.mp4/x.mp4',
      'file b/1.mp4',
      'file clip2/a.mkv',
      'file clip2.mov',
      'file clip10.mp4'
    ])
  })

  it('takes video endings of any case and passes over hidden and other files', async () => {
    await put('A.MP4', 'b.Mts', 'notes.txt', '._b.mts', '.cache/c.mp4', 'noending')
    expect(await walk(root)).toEqual([
      'skip ._b.mts',
      'skip .cache',
      'file A.MP4',
      'file b.Mts',
      'skip noending',
      'skip notes.txt'
    ])
  })

  it('takes a named file whatever it is called, once', async () => {
    await put('notes.txt', '.hidden')
    const paths = ['notes.txt', '.hidden', 'notes.txt'].map((name) => join(root, name))
    expect(await walk(...paths)).toEqual(['file .hidden', 'file notes.txt'])
  })

  it('counts a file once that is named and lies in a named folder, however both are written', async () => {
    await put('x/a.mp4', 'x/b.mp4', 'x/notes.txt', 'x/sub/c.mp4')
    expect(await walk(join(root, 'x/b.mp4'), join(root, 'x'))).toEqual([
      'file x/a.mp4',
      'file x/b.mp4',
      'skip x/notes.txt',
      'file x/sub/c.mp4'
    ])
    expect(await walk(`${root}/x`, `${root}/x/sub/../a.mp4`, `${root}/x//notes.txt`)).toEqual([
      'file x/sub/../a.mp4',
      'file x/b.mp4',
      'file x//notes.txt',
      'file x/sub/c.mp4'
    ])
    expect(await walk(`${root}/x/a.mp4`, `${root}/./x/a.mp4`)).toHaveLength(1)
  })

  it('sorts named paths naturally too, as a shell would not', async () => {
    await put('clip10.mp4', 'clip2.mp4')
    expect(await walk(join(root, 'clip10.mp4'), join(root, 'clip2.mp4'))).toEqual([
      'file clip2.mp4',
      'file clip10.mp4'
    ])
  })

  it('follows links, and no folder twice', async ({ skip }) => {
    skip(!canLink, because.links)
    await put('real/a.mp4')
    await symlink('real', join(root, 'again'))
    await symlink('..', join(root, 'real/up'))
    await symlink('a.mp4', join(root, 'real/b.mp4'))
    expect(await walk(root)).toEqual([
      'file again/a.mp4',
      'file again/b.mp4',
      'skip again/up',
      'skip real'
    ])
  })

  it('tells folders apart whose numbers differ in the last of 64 bits', async () => {
    await put('day 1/a.mp4', 'day 2/b.mp4')
    const idOf = (path: unknown): bigint =>
      (64n << 48n) + (String(path).includes('day 2') ? 1n : 0n)
    standInForFs('stat', (stat) => async (path: string, options?: { bigint: boolean }) => {
      const ino = idOf(path)
      return Object.assign(await stat(path, options), {
        ino: options?.bigint === true ? ino : Number(ino)
      })
    })
    expect(await walk(join(root, 'day 1'), join(root, 'day 2'))).toEqual([
      'file day 1/a.mp4',
      'file day 2/b.mp4'
    ])
  })

  it('reports links that lead nowhere or in a circle if they are called like videos', async ({
    skip
  }) => {
    skip(!canLink, because.links)
    await symlink('nowhere', join(root, 'lost.mp4'))
    await symlink('circle.mp4', join(root, 'circle.mp4'))
    await symlink('nowhere', join(root, 'lost'))
    expect(await walk(root)).toEqual(['problem circle.mp4', 'skip lost', 'problem lost.mp4'])
  })

  it('counts a file once that is named in another case, where that is the same file, and two files twice', async () => {
    await put('x/a.mp4', 'x/b.mp4')
    if (!onWindows) {
      // Links stand in for names in another case, which only some disks accept.
      standInForPlatform('darwin')
      await symlink('x', join(root, 'X'))
      await symlink('a.mp4', join(root, 'x/A.mp4'))
      await put('x/B.mp4')
    }
    const named = (...names: string[]) => walk(...names.map((name) => join(root, name)))
    expect(await named('x/a.mp4', 'X/A.mp4')).toHaveLength(1)
    expect(await named('x', 'X/A.mp4')).toHaveLength(onWindows ? 2 : 3)
    expect(await named('x/b.mp4', 'x/B.mp4')).toHaveLength(onWindows ? 1 : 2)
  })

  it('tells of a video that is only in iCloud, under its own name and in its place', async () => {
    await put('.clip2.mp4.icloud', '.notes.txt.icloud', 'clip1.mp4', 'clip10.mp4')
    expect(await walk(root)).toEqual([
      'skip .notes.txt.icloud',
      'file clip1.mp4',
      'problem clip2.mp4',
      'file clip10.mp4'
    ])
  })

  it('reports a path that is not there, in words', async () => {
    expect(await collect(walkPaths([join(root, 'gone.mp4')]))).toMatchObject([
      { kind: 'problem', reason: 'there is nothing at this path' }
    ])
  })

  it('opens and shows a name that is not UTF-8', async ({ skip }) => {
    const name = Buffer.from('\xffb.mp4', 'latin1')
    skip(!canBeNamed(name), because.names)
    const raw = Buffer.concat([Buffer.from(`${root}/`), name])
    await writeFile(raw, 'x')
    expect(await collect(walkPaths([root]))).toEqual([
      { kind: 'file', displayPath: `${root}/\uFFFDb.mp4`, rawPath: raw }
    ])
  })

  it('stops when told to', async () => {
    await put('a.mp4', 'b.mp4')
    const stop = new AbortController()
    const entries = walkPaths([root], stop.signal)
    await entries.next()
    stop.abort(new Error('enough'))
    await expect(entries.next()).rejects.toThrow('enough')
  })
})
