import { writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'

/**
 * A separate process, so that it runs while its client is busy: `node hasty-server.ts <Haste as
 * JSON>`. Answers uploads early. Sends its port, and 'full' when it stops reading; answers after a
 * 'go'.
 */
export interface Haste {
  status: number
  body: string
  /** Bytes of the request's body before the answer. */
  afterBytes: number
  /** Closes the connection after the answer, although the client would not. */
  hangsUp: boolean
  /** Resets the connection after the answer, and then writes this file. */
  goneFile?: string
  tls?: { key: string; cert: string }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `hastyServer` gives
const { status, body, afterBytes, hangsUp, goneFile, tls } = JSON.parse(
  process.argv[2] ?? ''
) as Haste
const told = new Promise((resolve) => {
  process.once('message', resolve)
})
let connection: Socket

const onAnswered = (): void => {
  if (goneFile === undefined) return
  connection.once('close', () => writeFileSync(goneFile, '')).resetAndDestroy()
}
const listener: RequestListener = (incoming, response) => {
  let bytes = 0
  incoming.on('error', () => undefined)
  incoming.on('data', (part: Buffer) => {
    bytes += part.length
    if (bytes < afterBytes) return
    incoming.pause()
    process.send?.('full')
    void told.then(() =>
      response
        .writeHead(status, {
          'content-type': 'application/json',
          ...(hangsUp && { connection: 'close' })
        })
        .end(body, onAnswered)
    )
  })
}
const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener)
server.on('connection', (socket) => {
  connection = socket
})
server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
process.once('disconnect', () => process.exit())
