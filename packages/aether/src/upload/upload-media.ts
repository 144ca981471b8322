import type { ClientRequest } from 'node:http'
import { Readable } from 'node:stream'
import { errorAbout, unusableAnswer, type JsonAnswer } from '../http/answer.ts'
import { guarded, readDurationMs, type ClientConfig } from '../http/client-config.ts'
import { explainFailure } from '../http/explain-failure.ts'
import { frameMultipart } from './multipart.ts'
import { createPump, type Pump, type WaitingFor } from './pump.ts'
import { readUploadedMedia } from '../answers/read-answers.ts'
import { followSignal, send } from '../http/send.ts'
import type { UploadSource } from './source.ts'
import { Stopped } from '../http/stopped.ts'
import type { UploadedMedia, UploadInput } from '../types.ts'
import { openSource } from './upload-source.ts'
import { aetherWire } from '../wire.ts'

/** Uploads one file; see `MediaApi.upload`. Always uses up or destroys a given stream. */
export async function uploadMedia(
  config: ClientConfig,
  input: UploadInput
): Promise<UploadedMedia> {
  // A stream may fail before it is read; reading it then reports the failure.
  if (input.file instanceof Readable) input.file.on('error', () => undefined)
  let source: UploadSource | undefined
  const stop = new AbortController()
  const unfollow = followSignal(input.signal, stop)
  try {
    const idleTimeoutMs = readDurationMs('idleTimeoutMs', input.idleTimeoutMs ?? 60_000)
    source = await openSource(input)
    const answer = await sendFile(config, input, source, stop, idleTimeoutMs)
    await source.verify()
    const media = readUploadedMedia(answer)
    if (media === null)
      throw unusableAnswer(
        answer,
        config.apiKey,
        'NO_ID',
        'Aether took the file but sent no key for it. Try again.'
      )
    guarded(input.onProgress)({ sentBytes: source.sizeBytes, totalBytes: source.sizeBytes })
    return media
  } catch (error) {
    throw explainFailure(error, config.baseUrl.host)
  } finally {
    unfollow()
    if (input.file instanceof Readable) input.file.destroy()
    // Not awaited: a read that hangs on a lost network drive must not delay the error.
    source?.close().catch(() => undefined)
  }
}

async function sendFile(
  config: ClientConfig,
  input: UploadInput,
  source: UploadSource,
  stop: AbortController,
  idleTimeoutMs: number
): Promise<JsonAnswer> {
  const frame = frameMultipart(input.mimeType, input.filename ?? source.filename)
  const totalBytes = source.sizeBytes
  const report = guarded(input.onProgress)
  const halt = new AbortController()
  const pump = createPump({
    frame,
    source,
    hooks: input,
    stop: halt.signal,
    onSent: (sentBytes) => {
      // The last step is reported only once the server has answered.
      if (sentBytes < totalBytes && !halt.signal.aborted) report({ sentBytes, totalBytes })
    }
  })
  const connectTimer = setTimeout(
    () => stop.abort(new Stopped('TIMEOUT', 'Aether could not be reached in time.')),
    config.timeoutMs
  )
  let early = false
  let unwatch: (() => void) | undefined
  try {
    const answer = await send(config, {
      route: aetherWire.routes.uploadMedia.value,
      path: aetherWire.routes.uploadMedia.value.path,
      headers: {
        'Content-Type': frame.contentType,
        'Content-Length': frame.head.length + totalBytes + frame.tail.length,
        // With `close`, an early answer resets the connection, and Windows then drops the answer.
        Connection: 'keep-alive'
      },
      freshConnection: true,
      signal: stop.signal,
      sendBody: (request) => {
        clearTimeout(connectTimer)
        unwatch = watchForStall(request, pump, idleTimeoutMs, stop)
        report({ sentBytes: 0, totalBytes })
        pump.run(request).catch((error: unknown) => stop.abort(error))
      },
      onAnswerHead: () => {
        early = !pump.finished()
        halt.abort()
      }
    })
    // A success for half a file cannot be about this file.
    if (early)
      throw errorAbout(answer.raw, config.apiKey, {
        code: 'EARLY_ANSWER',
        message: 'The server answered before it had the whole file. Try again.',
        body: answer.body
      })
    return answer
  } finally {
    clearTimeout(connectTimer)
    unwatch?.()
    halt.abort()
  }
}

/**
 * Fails when no byte moves for `idleTimeoutMs`. Node restarts a socket's timer with every byte in
 * or out, also in mid-piece. While the caller delays a piece, nothing needs to move.
 */
function watchForStall(
  request: ClientRequest,
  pump: Pump,
  idleTimeoutMs: number,
  stop: AbortController
): () => void {
  const { socket } = request
  if (socket === null) return () => undefined
  const onIdle = (): void => {
    const whom = pump.waitingFor()
    if (whom === 'caller') {
      socket.setTimeout(idleTimeoutMs)
      return
    }
    stop.abort(new Stopped('UPLOAD_STALLED', stallMessages[whom]))
  }
  socket.setTimeout(idleTimeoutMs)
  socket.on('timeout', onIdle)
  return () => {
    socket.off('timeout', onIdle)
    socket.setTimeout(0)
  }
}

const stallMessages: Record<Exclude<WaitingFor, 'caller'>, string> = {
  network: 'The upload stopped moving. Check the internet connection.',
  file: 'The file gave no more bytes. Check that its disk is still there.',
  answer: 'Aether took the whole file but did not answer.'
}
