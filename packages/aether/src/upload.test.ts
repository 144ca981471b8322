import { createHash } from 'node:crypto'
import { createReadStream, openAsBlob, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { mediaServer } from '../../../test/support/sdk/media-server.ts'
import { clientOf, rejectionOf, sendJson, testKey } from '../../../test/support/sdk/stub-server.ts'
import { randomFile, sha256Of } from '../../../test/support/sdk/temp-file.ts'
import type { UploadInput, UploadProgressInfo } from './index.ts'

/** Not a multiple of the piece size, and more than a few pieces. */
const oddSize = 3 * 256 * 1024 + 12_345

describe('media.upload sends', () => {
  it('the mimeType part first, then the file, with an exact length and the key', async () => {
    const server = await mediaServer()
    const file = await randomFile(oddSize)
    const media = await clientOf(server).media.upload({ file: file.path, mimeType: 'video/mp4' })
    expect(media.mediaKey).toBe('org_abc123/f47ac10b.mp4')
    const [upload] = server.uploads
    expect(upload).toMatchObject({
      parts: ['mimeType', 'file'],
      mimeTypePart: 'video/mp4',
      fileType: 'video/mp4',
      filename: 'clip.mp4',
      sizeBytes: oddSize,
      sha256: file.sha256
    })
    expect(upload?.headers['authorization']).toBe(`Bearer ${testKey}`)
    expect(Number(upload?.headers['content-length'])).toBeGreaterThan(oddSize)
    expect(upload?.headers['transfer-encoding']).toBeUndefined()
  })

  it.each<
    [
      string,
      (path: string) => UploadInput['file'] | Promise<UploadInput['file']>,
      number | undefined
    ]
  >([
    ['a path', (path) => path, undefined],
    ['a path with its size', (path) => path, oddSize],
    ['a path in raw bytes', (path) => Buffer.from(path), undefined],
    ['a read stream of a file, as in the tutorial', (path) => createReadStream(path), undefined],
    ['a stream with its size', async (path) => Readable.from([await readFile(path)]), oddSize],
    ['a Blob of a file', (path) => openAsBlob(path), undefined],
    ['a Blob in memory', async (path) => new Blob([await readFile(path)]), undefined]
  ])('%s', async (_what, fileOf, size) => {
    const server = await mediaServer()
    const { path, sha256 } = await randomFile(oddSize)
    await clientOf(server).media.upload({ file: await fileOf(path), mimeType: 'video/mp4', size })
    expect(server.uploads).toMatchObject([{ sizeBytes: oddSize, sha256 }])
  })

  it('nothing of a file that the caller does not accept, and takes no answer for one that it no longer does', async () => {
    const server = await mediaServer()
    const { path } = await randomFile(1000)
    const upload = (accept: UploadInput['accept']) =>
      clientOf(server).media.upload({ file: path, mimeType: 'video/mp4', accept })
    expect(await rejectionOf(upload(() => false))).toMatchObject({
      code: 'FILE_CHANGED',
      outcome: 'refused'
    })
    expect(server.uploads).toEqual([])
    expect(await rejectionOf(upload(() => server.uploads.length === 0))).toMatchObject({
      code: 'FILE_CHANGED'
    })
    expect(await upload(({ ino }) => ino === statSync(path, { bigint: true }).ino)).toMatchObject({
      mediaKey: expect.any(String) as string
    })
  })

  it('the right bytes to a server that falls behind', async () => {
    const server = await mediaServer(undefined, 300)
    const { path, sizeBytes, sha256 } = await randomFile(24 * 1024 * 1024)
    await clientOf(server).media.upload({ file: path, mimeType: 'video/mp4' })
    expect(server.uploads).toMatchObject([{ sizeBytes, sha256 }])
  })

  it('a part of a file, where the stream has bounds and its size is said', async () => {
    const server = await mediaServer()
    const { path } = await randomFile(1000)
    await clientOf(server).media.upload({
      file: createReadStream(path, { start: 100, end: 299 }),
      mimeType: 'video/mp4',
      size: 200
    })
    expect(server.uploads).toMatchObject([
      { sizeBytes: 200, sha256: sha256Of((await readFile(path)).subarray(100, 300)) }
    ])
  })

  it.each([0, 1, 256 * 1024, 2 * 256 * 1024])('a file of %i bytes', async (sizeBytes) => {
    const server = await mediaServer()
    const { path, sha256 } = await randomFile(sizeBytes)
    await clientOf(server).media.upload({ file: path, mimeType: 'video/mp4' })
    expect(server.uploads).toMatchObject([{ sizeBytes, sha256 }])
  })

  it.each(['Köln 🌅 über.mp4', '-leading dash.mp4', "it's 50% done.mp4"])(
    'the name %s as it is',
    async (name) => {
      const server = await mediaServer()
      const { path, sha256 } = await randomFile(10, name)
      await clientOf(server).media.upload({ file: path, mimeType: 'video/mp4' })
      expect(server.uploads).toMatchObject([{ filename: name, sha256 }])
    }
  )

  it('a name the caller chose instead', async () => {
    const server = await mediaServer()
    const { path } = await randomFile(10)
    await clientOf(server).media.upload({
      file: path,
      mimeType: 'video/quicktime',
      filename: 'other.mov'
    })
    expect(server.uploads).toMatchObject([{ filename: 'other.mov', fileType: 'video/quicktime' }])
  })
})

describe('while it uploads', () => {
  it('progress counts bytes of the file upwards and reaches the end only with the answer', async () => {
    const progress: UploadProgressInfo[] = []
    let beforeAnswer = -1
    const server = await mediaServer((upload, response) => {
      // The whole file has arrived, but no answer: the client must not treat the upload as done.
      expect(upload.sizeBytes).toBe(oddSize)
      beforeAnswer = Math.max(...progress.map(({ sentBytes }) => sentBytes))
      sendJson(response, 201, { mediaKey: 'm' })
    })
    const { path } = await randomFile(oddSize)
    await clientOf(server).media.upload({
      file: path,
      mimeType: 'video/mp4',
      onProgress: (info) => progress.push(info)
    })
    expect(beforeAnswer).toBeGreaterThan(0)
    expect(beforeAnswer).toBeLessThan(oddSize)
    expect(progress.every(({ totalBytes }) => totalBytes === oddSize)).toBe(true)
    expect(progress.map(({ sentBytes }) => sentBytes)).toEqual(
      progress.map(({ sentBytes }) => sentBytes).toSorted((a, b) => a - b)
    )
    expect(progress[0]?.sentBytes).toBe(0)
    expect(progress.at(-1)?.sentBytes).toBe(oddSize)
    expect(progress.filter(({ sentBytes }) => sentBytes === oddSize)).toHaveLength(1)
  })

  it('every piece is shown in order before it leaves, and a promise holds the next one back', async () => {
    const server = await mediaServer()
    const { path, sha256 } = await randomFile(20 * 256 * 1024 + 7)
    const hash = createHash('sha256')
    let inHook = 0
    let asked = 0
    await clientOf(server).media.upload({
      file: path,
      mimeType: 'video/mp4',
      throttle: (bytes) => {
        asked += bytes
      },
      onChunk: async (chunk) => {
        inHook += 1
        expect(inHook).toBe(1)
        expect(asked).toBeGreaterThanOrEqual(chunk.length)
        await turn()
        hash.update(chunk)
        inHook -= 1
      }
    })
    expect(hash.digest('hex')).toBe(sha256)
    expect(server.uploads[0]?.sha256).toBe(sha256)
    expect(asked).toBe(20 * 256 * 1024 + 7)
  })

  it('time the caller spends is no stall', async () => {
    const server = await mediaServer()
    const { path } = await randomFile(10)
    const media = await clientOf(server).media.upload({
      file: path,
      mimeType: 'video/mp4',
      idleTimeoutMs: 400,
      throttle: () => sleep(1000)
    })
    expect(media.mediaKey).toBeTruthy()
  })

  it.each(['onChunk', 'throttle'] as const)(
    'an error of %s ends it under its own code',
    async (hook) => {
      const server = await mediaServer()
      const { path } = await randomFile(10)
      const cause = new Error('worker is gone')
      for (const fail of [
        () => Promise.reject(cause),
        () => {
          throw cause
        }
      ]) {
        const error = await rejectionOf(
          clientOf(server).media.upload({ file: path, mimeType: 'video/mp4', [hook]: fail })
        )
        expect(error).toMatchObject({ code: 'HOOK_FAILED', cause })
      }
      expect(server.uploads).toHaveLength(0)
    }
  )

  it('a progress bar that throws does not cost the upload', async () => {
    const server = await mediaServer()
    const { path } = await randomFile(10)
    const warned = new Promise((resolve) => {
      process.once('warning', resolve)
    })
    const media = await clientOf(server).media.upload({
      file: path,
      mimeType: 'video/mp4',
      onProgress: () => {
        throw new Error('no window')
      }
    })
    expect(media.mediaKey).toBeTruthy()
    await warned
  })
})

describe('an answer to an upload', () => {
  it('may be wrapped and keeps what is not known', async () => {
    const server = await mediaServer((_upload, response) =>
      sendJson(response, 200, { data: { mediaKey: 'm', transcode: 'queued' } })
    )
    const { path } = await randomFile(10)
    expect(
      await clientOf(server).media.upload({ file: path, mimeType: 'video/mp4' })
    ).toMatchObject({ mediaKey: 'm', transcode: 'queued' })
  })

  it('without a media key is an error', async () => {
    const server = await mediaServer((_upload, response) =>
      sendJson(response, 200, { id: 'not-a-media-key' })
    )
    const { path } = await randomFile(10)
    expect(
      await rejectionOf(clientOf(server).media.upload({ file: path, mimeType: 'video/mp4' }))
    ).toMatchObject({ code: 'NO_ID', outcome: 'ambiguous' })
  })

  it('that is a page is an error', async () => {
    const server = await mediaServer((_upload, response) =>
      response.end('<html>Welcome to the airport</html>')
    )
    const { path } = await randomFile(10)
    expect(
      await rejectionOf(clientOf(server).media.upload({ file: path, mimeType: 'video/mp4' }))
    ).toMatchObject({ code: 'NOT_JSON', status: 200 })
  })
})
