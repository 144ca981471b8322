import type { ClientRequest } from 'node:http'
import type { MultipartFrame } from './multipart.ts'
import { Stopped } from '../http/stopped.ts'
import type { UploadInput } from '../types.ts'
import type { UploadSource } from './source.ts'

/** What the pump waits for. Only network and file can stall; the caller has no time limit. */
export type WaitingFor = 'network' | 'file' | 'caller' | 'answer'

export interface Pump {
  waitingFor(): WaitingFor
  /** Returns whether the last byte of the request was handed over. */
  finished(): boolean
  /** Sends frame and file. Rejects with `Stopped` on a file or hook error; resolves on `stop`. */
  run(request: ClientRequest): Promise<void>
}

export interface PumpOptions {
  frame: MultipartFrame
  source: UploadSource
  hooks: Pick<UploadInput, 'onChunk' | 'throttle'>
  stop: AbortSignal
  /** Called with the bytes of the file handed to the network so far. */
  onSent: (sentBytes: number) => void
}

/**
 * Streams a file into a request: reads a piece while the previous one is sent, and never holds a
 * third. Checks the file before the closing bytes, so that no server gets a changed file.
 */
export function createPump({ frame, source, hooks, stop, onSent }: PumpOptions): Pump {
  let waitingFor: WaitingFor = 'network'
  let finished = false

  const wait = async <Result>(
    whom: WaitingFor,
    work: Promise<Result>
  ): Promise<Result | undefined> => {
    waitingFor = whom
    return untilStopped(work, stop)
  }

  const ask = async (piece: Buffer): Promise<void> => {
    try {
      await wait('caller', Promise.resolve(hooks.throttle?.(piece.length)))
      if (!stop.aborted) await wait('caller', Promise.resolve(hooks.onChunk?.(piece)))
    } catch (cause) {
      throw new Stopped(
        'HOOK_FAILED',
        'The upload was stopped by an error in the program that asked for it.',
        cause
      )
    }
  }

  const run = async (request: ClientRequest): Promise<void> => {
    await wait('network', write(request, frame.head))
    const pieces = source.chunks()[Symbol.asyncIterator]()
    let onItsWay: Promise<void> = Promise.resolve()
    let sentBytes = 0
    while (!stop.aborted) {
      const next = await wait('file', pieces.next())
      if (next === undefined || next.done === true) break
      await ask(next.value)
      await wait('network', onItsWay)
      if (stop.aborted) break
      const piece = next.value
      onItsWay = write(request, piece, () => {
        sentBytes += piece.length
        onSent(sentBytes)
      })
    }
    if (stop.aborted) return
    await wait('network', onItsWay)
    await wait('file', source.verify())
    if (stop.aborted) return
    finished = true
    waitingFor = 'answer'
    request.end(frame.tail)
  }

  return { waitingFor: () => (stop.aborted ? 'answer' : waitingFor), finished: () => finished, run }
}

/** Resolves once the system has the bytes. The request also reports a failure: handled there. */
function write(request: ClientRequest, bytes: Buffer, onWritten?: () => void): Promise<void> {
  return new Promise((resolve) => {
    request.write(bytes, (error) => {
      if (error === undefined || error === null) onWritten?.()
      resolve()
    })
  })
}

/** Waits for `work`, at most until `stop`; ignores a later result or failure. */
function untilStopped<Result>(
  work: Promise<Result>,
  stop: AbortSignal
): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    const onStop = (): void => resolve(undefined)
    if (stop.aborted) onStop()
    stop.addEventListener('abort', onStop)
    work.then(resolve, reject).finally(() => stop.removeEventListener('abort', onStop))
  })
}
