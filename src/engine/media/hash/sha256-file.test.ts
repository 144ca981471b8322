import { createHash, randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileIdOf } from '../files/file-id.ts'
import { createHasher, sha256File } from './sha256-file.ts'

const hex = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hash-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

describe('createHasher', () => {
  it('hashes chunks in their order, several hashes side by side', async () => {
    const videos = [randomBytes(3_000_001), randomBytes(500), Buffer.alloc(0)]
    const digests = await Promise.all(
      videos.map(async (video) => {
        const hasher = createHasher()
        for (let at = 0; at < video.length; at += 65_536)
          await hasher.update(video.subarray(at, at + 65_536))
        return await hasher.digest()
      })
    )
    expect(digests).toEqual(videos.map(hex))
  })

  it('is not disturbed by a chunk that its owner uses again', async () => {
    const hasher = createHasher()
    const chunk = Buffer.alloc(1024, 1)
    const first = Buffer.from(chunk)
    const update = hasher.update(chunk)
    chunk.fill(2)
    await update
    expect(await hasher.digest()).toBe(hex(first))
  })

  it('holds back whoever gives bytes faster than they are hashed', async () => {
    const hasher = createHasher()
    const video = randomBytes(5 * 1024 * 1024)
    let taken = false
    const update = hasher.update(video).then(() => (taken = true))
    await Promise.resolve()
    expect(taken).toBe(false)
    await update
    expect(await hasher.digest()).toBe(hex(video))
  })

  it('refuses bytes after it was given up, and lets a pending digest fail', async () => {
    const hasher = createHasher()
    await hasher.update(Buffer.from('x'))
    await hasher.abort()
    await hasher.abort()
    await expect(hasher.update(Buffer.from('y'))).rejects.toThrow('hashing was stopped')
    await expect(hasher.digest()).rejects.toThrow('hashing was stopped')
  })

  it('still gives the digest after a later abort', async () => {
    const hasher = createHasher()
    await hasher.update(Buffer.from('x'))
    const digest = await hasher.digest()
    await hasher.abort()
    expect(await hasher.digest()).toBe(digest)
  })
})

describe('sha256File', () => {
  it('hashes a file', async () => {
    const video = randomBytes(2_500_000)
    await writeFile(join(folder, 'video'), video)
    expect(await sha256File(join(folder, 'video'), undefined, null)).toBe(hex(video))
    expect(await sha256File(Buffer.from(join(folder, 'video')), undefined, null)).toBe(hex(video))
  })

  it('hashes no other file than the one that is meant, and not that one once it was changed', async () => {
    const [video, other] = [join(folder, 'meant'), join(folder, 'other')]
    for (const file of [video, other]) await writeFile(file, 'same bytes')
    const fileId = fileIdOf(statSync(video, { bigint: true }))
    expect(await sha256File(video, undefined, fileId)).toBe(hex(Buffer.from('same bytes')))
    expect(await sha256File(other, undefined, fileId)).toBeNull()
    await writeFile(video, 'same bytes')
    expect(await sha256File(video, undefined, fileId)).toBeNull()
  })

  it('fails with the system error where there is no file, and with the reason when stopped', async () => {
    await expect(sha256File(join(folder, 'nothing'), undefined, null)).rejects.toMatchObject({
      code: 'ENOENT'
    })
    await expect(
      sha256File(join(folder, 'video'), AbortSignal.abort(new Error('enough')), null)
    ).rejects.toThrow('enough')
  })
})
