import { createReadStream, existsSync } from 'node:fs'
import {
  appendFile,
  mkdir,
  readdir,
  readlink,
  rename,
  rm,
  truncate,
  utimes,
  writeFile
} from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { Agent } from 'node:https'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { generate } from 'selfsigned'
import { describe, expect, it, vi } from 'vitest'
import { because, canMakeFifos, onWindows } from '../../../test/support/system/platform.ts'
import { mediaServer } from '../../../test/support/sdk/media-server.ts'
import {
  clientOf,
  hastyServer,
  rawHttpServer,
  rejectionOf,
  sendJson,
  tcpServer
} from '../../../test/support/sdk/stub-server.ts'
import { randomFile, sparseFile, tempFolder } from '../../../test/support/sdk/temp-file.ts'

const mimeType = 'video/mp4'
const mebibyte = 1024 * 1024

/** Counts the bytes of the request's body and calls back once `atBytes` have arrived. */
function whenArrived(incoming: IncomingMessage, atBytes: number, then: () => void): void {
  let bytes = 0
  let done = false
  incoming.on('error', () => undefined)
  incoming.on('data', (part: Buffer) => {
    bytes += part.length
    if (!done && bytes >= atBytes) {
      done = true
      then()
    }
  })
}

/**
 * Moves `${path}.new` to the file's place. Windows can't replace an open file, but can move it
 * away.
 */
async function replace(path: string): Promise<void> {
  if (onWindows) await rename(path, `${path}.old`)
  await rename(`${path}.new`, path)
}

describe('a connection cut during an upload', () => {
  it.each(
    [
      ['at once', 1],
      ['after a quarter', 0.25],
      ['after half', 0.5],
      ['after three quarters', 0.75],
      ['after the last byte, without an answer', 1]
    ].flatMap(([when, part]) =>
      ['destroy' as const, 'resetAndDestroy' as const].map((how) => ({
        when,
        part: when === 'at once' ? 0 : Number(part),
        how
      }))
    )
  )('$when ($how) is told, and never as done', async ({ part, how }) => {
    const sizeBytes = 16 * mebibyte
    const file = await sparseFile(sizeBytes)
    const server = await rawHttpServer((incoming) =>
      whenArrived(incoming, Math.max(1, sizeBytes * part), () => incoming.socket[how]())
    )
    const sent: number[] = []
    const error = await rejectionOf(
      clientOf(server).media.upload({
        file,
        mimeType,
        onProgress: ({ sentBytes }) => sent.push(sentBytes)
      })
    )
    expect(error).toMatchObject({ code: 'NETWORK_RESET', outcome: 'ambiguous', status: undefined })
    expect(Math.max(...sent)).toBeLessThan(sizeBytes)
    expect(Math.max(...sent)).toBeGreaterThanOrEqual(sizeBytes * part * 0.5)
    expect(server.connections()).toBe(1)
  })

  it('before it stood is told as refused', async () => {
    const server = await tcpServer(() => undefined)
    await server.close()
    expect(
      await rejectionOf(clientOf(server).media.upload({ file: await sparseFile(10), mimeType }))
    ).toMatchObject({ code: 'NETWORK_REFUSED', outcome: 'refused' })
  })
})

describe('a file that does not hold still', () => {
  it.each<[string, string, (path: string) => Promise<void>]>([
    ['grows', 'FILE_CHANGED', (path) => appendFile(path, 'more')],
    ['shrinks', 'FILE_CHANGED', (path) => truncate(path, mebibyte)],
    [
      'is written over in the same length',
      'FILE_CHANGED',
      async (path) => {
        await writeFile(path, 'other', { flag: 'r+' })
        await utimes(path, new Date(), new Date(Date.now() + 5000))
      }
    ],
    [
      'is replaced by another',
      'FILE_CHANGED',
      async (path) => {
        await writeFile(`${path}.new`, Buffer.alloc(4 * mebibyte))
        await replace(path)
      }
    ],
    ['is deleted', 'FILE_VANISHED', (path) => rm(path)],
    ['is moved', 'FILE_VANISHED', (path) => rename(path, `${path}.moved`)]
  ])('and %s half way fails with %s before the upload is complete', async (_what, code, change) => {
    const { path } = await randomFile(4 * mebibyte)
    const server = await mediaServer()
    let pieces = 0
    const error = await rejectionOf(
      clientOf(server).media.upload({
        file: path,
        mimeType,
        onChunk: async () => {
          pieces += 1
          if (pieces === 8) await change(path)
        }
      })
    )
    expect(error).toMatchObject({ code, status: undefined })
    expect(error.message).toMatch(/^clip\.mp4 /)
    expect(server.uploads).toHaveLength(0)
  })

  it('and is replaced by another of the same size and time fails, too', async () => {
    const { path } = await randomFile(mebibyte)
    const sameTime = new Date('2026-06-15T09:00:00Z')
    await utimes(path, sameTime, sameTime)
    await writeFile(`${path}.new`, Buffer.alloc(mebibyte))
    await utimes(`${path}.new`, sameTime, sameTime)
    const server = await mediaServer()
    let pieces = 0
    const onChunk = async (): Promise<void> => {
      pieces += 1
      if (pieces === 2) await replace(path)
    }
    expect(
      await rejectionOf(clientOf(server).media.upload({ file: path, mimeType, onChunk }))
    ).toMatchObject({ code: 'FILE_CHANGED' })
    expect(server.uploads).toHaveLength(0)
  })

  it('is noticed long before the end of a large one', async () => {
    const file = await sparseFile(512 * mebibyte)
    const server = await mediaServer()
    let bytes = 0
    const error = await rejectionOf(
      clientOf(server).media.upload({
        file,
        mimeType,
        onChunk: async (chunk) => {
          bytes += chunk.length
          if (bytes === 256 * 1024) await rm(file)
        }
      })
    )
    expect(error.code).toBe('FILE_VANISHED')
    expect(bytes).toBeLessThan(32 * mebibyte)
  })

  it('and changes before the answer comes fails although the server said yes', async () => {
    const { path } = await randomFile(mebibyte)
    const server = await mediaServer((_upload, response) => {
      void appendFile(path, 'more').then(() => sendJson(response, 201, { mediaKey: 'm' }))
    })
    expect(
      await rejectionOf(clientOf(server).media.upload({ file: path, mimeType }))
    ).toMatchObject({ code: 'FILE_CHANGED', outcome: 'ambiguous' })
  })

  it('is watched when it comes as a read stream, too', async () => {
    const { path } = await randomFile(mebibyte)
    const server = await mediaServer()
    const onChunk = (): Promise<void> => rm(path, { force: true })
    expect(
      await rejectionOf(
        clientOf(server).media.upload({ file: createReadStream(path), mimeType, onChunk })
      )
    ).toMatchObject({ code: 'FILE_VANISHED' })
    expect(server.uploads).toHaveLength(0)
  })
})

describe('a file that cannot be uploaded is refused before anything is sent', () => {
  it.each<[string, string, () => Promise<string | Readable>]>([
    ['a missing file', 'FILE_VANISHED', async () => join(await tempFolder(), 'gone.mp4')],
    [
      'a read stream of a missing file',
      'FILE_VANISHED',
      async () => createReadStream(join(await tempFolder(), 'gone.mp4'))
    ],
    [
      'a folder',
      'FILE_UNREADABLE',
      async () => {
        const folder = join(await tempFolder(), 'x.mp4')
        await mkdir(folder)
        return folder
      }
    ],
    ['a stream of unknown length', 'INVALID_ARGUMENT', () => Promise.resolve(Readable.from(['x']))]
  ])('%s: %s', async (_what, code, fileOf) => {
    const server = await mediaServer()
    expect(
      await rejectionOf(clientOf(server).media.upload({ file: await fileOf(), mimeType }))
    ).toMatchObject({ code, outcome: 'refused' })
    expect(server.connections()).toBe(0)
  })

  it('a named pipe', async ({ skip }) => {
    skip(!canMakeFifos, because.fifos)
    const server = await mediaServer()
    const file = join(await tempFolder(), 'pipe.mp4')
    execFileSync('mkfifo', [file])
    expect(await rejectionOf(clientOf(server).media.upload({ file, mimeType }))).toMatchObject({
      code: 'FILE_UNREADABLE',
      outcome: 'refused'
    })
    expect(server.connections()).toBe(0)
  })

  it('a file of another size than was said', async () => {
    const server = await mediaServer()
    const { path } = await randomFile(100)
    const error = await rejectionOf(
      clientOf(server).media.upload({ file: path, mimeType, size: 101 })
    )
    expect(error).toMatchObject({ code: 'FILE_CHANGED', outcome: 'refused' })
    expect(server.connections()).toBe(0)
  })
})

describe('a stream', () => {
  it.each([
    ['fewer', 11],
    ['more', 9]
  ])('with %s bytes than said fails and is never completed', async (_what, size) => {
    const server = await mediaServer()
    const file = Readable.from([Buffer.alloc(10)])
    expect(
      await rejectionOf(clientOf(server).media.upload({ file, size, mimeType }))
    ).toMatchObject({ code: 'FILE_CHANGED' })
    expect(server.uploads).toHaveLength(0)
    expect(file.destroyed).toBe(true)
  })

  it('that fails half way is told with its cause', async () => {
    const server = await mediaServer()
    const cause = new Error('disk pulled')
    const file = Readable.from(
      (async function* () {
        yield Buffer.alloc(10)
        throw cause
      })()
    )
    expect(
      await rejectionOf(clientOf(server).media.upload({ file, size: 20, mimeType }))
    ).toMatchObject({ code: 'FILE_UNREADABLE', cause })
  })
})

describe('an upload that stalls', () => {
  it('because the server reads no more is given up', async () => {
    const server = await rawHttpServer((incoming) => {
      incoming.pause()
    })
    const file = await sparseFile(64 * mebibyte)
    const sent: number[] = []
    const error = await rejectionOf(
      clientOf(server).media.upload({
        file,
        mimeType,
        idleTimeoutMs: 300,
        onProgress: ({ sentBytes }) => sent.push(sentBytes)
      })
    )
    expect(error).toMatchObject({ code: 'UPLOAD_STALLED', outcome: 'ambiguous' })
    expect(Math.max(...sent)).toBeLessThan(64 * mebibyte)
  })

  it('because no answer comes is given up', async () => {
    const server = await mediaServer(() => undefined)
    const { path } = await randomFile(10)
    expect(
      await rejectionOf(clientOf(server).media.upload({ file: path, mimeType, idleTimeoutMs: 300 }))
    ).toMatchObject({ code: 'UPLOAD_STALLED', outcome: 'ambiguous' })
    expect(server.uploads).toHaveLength(1)
  })

  it('because its source gives nothing is given up', async () => {
    const server = await mediaServer()
    const file = new Readable({ read: () => undefined })
    expect(
      await rejectionOf(
        clientOf(server).media.upload({ file, size: 10, mimeType, idleTimeoutMs: 300 })
      )
    ).toMatchObject({ code: 'UPLOAD_STALLED' })
    expect(file.destroyed).toBe(true)
  })

  it('has no limit in total while bytes move', async () => {
    // Sends 1 KiB at a time, each well within the idle time; the whole takes far longer.
    const idleTimeoutMs = 500
    const server = await mediaServer()
    const begun = performance.now()
    const file = Readable.from(
      (async function* () {
        for (let sent = 0; sent < 16; sent++) {
          await new Promise((resolve) => {
            setTimeout(resolve, idleTimeoutMs / 8)
          })
          yield Buffer.alloc(1024)
        }
      })()
    )
    await clientOf(server, { timeoutMs: idleTimeoutMs }).media.upload({
      file,
      size: 16 * 1024,
      mimeType,
      idleTimeoutMs
    })
    expect(performance.now() - begun).toBeGreaterThan(idleTimeoutMs)
    expect(server.uploads).toMatchObject([{ sizeBytes: 16 * 1024 }])
  })
})

describe('an answer before the upload is over', () => {
  const lostInReset = 'Windows throws away with a reset what was not read before'

  it.for(
    [
      [401, 'BAD_KEY'],
      [413, 'TOO_LARGE'],
      [500, 'OUT_OF_ORDER']
    ].flatMap(([status, code]) =>
      [false, true].map((hangsUp) => ({ status: Number(status), code, hangsUp }))
    )
  )(
    '$status is told, and no broken connection that follows (the server hangs up unasked: $hangsUp)',
    async ({ status, code, hangsUp }, { skip }) => {
      skip(onWindows && hangsUp, lostInReset)
      const server = await hastyServer({
        status,
        body: JSON.stringify({ error: { code, message: 'No.' } }),
        afterBytes: 2 * mebibyte,
        hangsUp
      })
      server.go()
      const file = await sparseFile(64 * mebibyte)
      for (let round = 0; round < 10; round++)
        expect(await rejectionOf(clientOf(server).media.upload({ file, mimeType }))).toMatchObject({
          code,
          status
        })
    }
  )

  it.for(['http', 'https'])(
    'is told when a write failed before there was time to read it (%s)',
    async (protocol, { skip }) => {
      skip(onWindows, lostInReset)
      const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }])
      const goneFile = join(await tempFolder(), 'gone')
      const server = await hastyServer({
        status: 401,
        body: '{"error":{"code":"BAD_KEY"}}',
        afterBytes: 1,
        hangsUp: true,
        goneFile,
        ...(protocol === 'https' && { tls: { key, cert } })
      })
      const client = clientOf(server, {
        ...(protocol === 'https' && {
          agent: new Agent({ ca: cert, checkServerIdentity: () => undefined })
        })
      })
      // Before the third write, blocks this process until the server has answered and closed.
      const busy = (): void => {
        server.go()
        while (!existsSync(goneFile))
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
      }
      let pieces = 0
      const onChunk = async (): Promise<void> => {
        pieces += 1
        if (pieces === 2) await server.full
        if (pieces === 3) setImmediate(busy)
      }
      const file = Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(1024)))
      const error = await rejectionOf(
        client.media.upload({ file, size: 100 * 1024, mimeType, onChunk })
      )
      expect(error).toMatchObject({ code: 'BAD_KEY', status: 401, outcome: 'refused' })
    }
  )

  it('from a server that reads nothing and keeps the connection is told at once', async () => {
    const server = await rawHttpServer((_incoming, response) =>
      sendJson(response, 403, { message: 'No.' })
    )
    const error = await rejectionOf(
      clientOf(server).media.upload({ file: await sparseFile(64 * mebibyte), mimeType })
    )
    expect(error).toMatchObject({ code: 'HTTP_403', outcome: 'refused' })
  })

  it('is told by its status although the connection breaks in the middle of it', async () => {
    const server = await rawHttpServer((incoming, response) => {
      whenArrived(incoming, mebibyte, () => {
        response.writeHead(413, { 'content-length': '100' })
        response.write('{"error":')
        // The client sends no more after this; an earlier reset could overtake the answer.
        const quiet = setTimeout(() => incoming.socket.resetAndDestroy(), 200)
        incoming.on('data', () => quiet.refresh())
      })
    })
    const error = await rejectionOf(
      clientOf(server).media.upload({ file: await sparseFile(64 * mebibyte), mimeType })
    )
    expect(error).toMatchObject({ code: 'HTTP_413', status: 413, outcome: 'ambiguous' })
  })

  it('ends a wait of the caller, too', async () => {
    const server = await rawHttpServer((_incoming, response) =>
      sendJson(response, 429, {}, { 'retry-after': '3' })
    )
    const error = await rejectionOf(
      clientOf(server).media.upload({
        file: await sparseFile(10),
        mimeType,
        throttle: () => new Promise(() => undefined)
      })
    )
    expect(error).toMatchObject({ code: 'HTTP_429', retryAfterMs: 3000 })
  })

  it('that says yes is not believed', async () => {
    const server = await rawHttpServer((_incoming, response) =>
      sendJson(response, 201, { mediaKey: 'm' })
    )
    expect(
      await rejectionOf(
        clientOf(server).media.upload({ file: await sparseFile(64 * mebibyte), mimeType })
      )
    ).toMatchObject({ code: 'EARLY_ANSWER', outcome: 'ambiguous' })
  })

  it('is not followed elsewhere', async () => {
    const elsewhere = await mediaServer()
    const server = await rawHttpServer((_incoming, response) =>
      response.writeHead(307, { location: `${elsewhere.baseUrl}/media` }).end()
    )
    expect(
      await rejectionOf(clientOf(server).media.upload({ file: await sparseFile(10), mimeType }))
    ).toMatchObject({ code: 'REDIRECTED', status: 307 })
    expect(elsewhere.connections()).toBe(0)
  })
})

describe('an upload that its caller gives up', () => {
  it('ends at once, drops the connection and lets go of the file', async () => {
    const file = await sparseFile(64 * mebibyte)
    const abort = new AbortController()
    let dropped: () => void = () => undefined
    const droppedByClient = new Promise<void>((resolve) => {
      dropped = resolve
    })
    const server = await rawHttpServer((incoming) => {
      incoming.socket.on('close', dropped)
      whenArrived(incoming, mebibyte, () => abort.abort())
    })
    const error = await rejectionOf(
      clientOf(server).media.upload({ file, mimeType, signal: abort.signal })
    )
    expect(error).toMatchObject({ code: 'ABORTED', outcome: 'ambiguous' })
    await droppedByClient
    if (process.platform === 'linux')
      await vi.waitFor(async () => expect(await openFiles()).not.toContain(file))
  })

  it('ends at once in a wait of the caller', async () => {
    const server = await mediaServer()
    const abort = new AbortController()
    const error = await rejectionOf(
      clientOf(server).media.upload({
        file: await sparseFile(10),
        mimeType,
        signal: abort.signal,
        throttle: () => {
          abort.abort()
          return new Promise(() => undefined)
        }
      })
    )
    expect(error.code).toBe('ABORTED')
  })

  it('before it began sends nothing', async () => {
    const server = await mediaServer()
    expect(
      await rejectionOf(
        clientOf(server).media.upload({
          file: await sparseFile(10),
          mimeType,
          signal: AbortSignal.abort()
        })
      )
    ).toMatchObject({ code: 'ABORTED' })
    expect(server.connections()).toBe(0)
  })
})

async function openFiles(): Promise<string[]> {
  const names = await readdir('/proc/self/fd')
  return Promise.all(names.map((name) => readlink(join('/proc/self/fd', name)).catch(() => '')))
}
