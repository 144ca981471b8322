import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { basename } from 'node:path'
import pLimit from 'p-limit'
import { z } from 'zod'
import { sandboxApiKey } from '../../src/sandbox/index.ts'
import { postOptions } from '../harness/bench-engine.ts'
import { serve } from '../harness/child.ts'
import { bareOrderSchema, type BareTimes } from './batch-order.ts'
import { profileId } from './with-sandbox.ts'

const agent = new Agent({ keepAlive: true })
/** As many at once as the engine sends: two uploads, two creates, four looks at a post. */
const lanes = { upload: pLimit(2), create: pLimit(2), get: pLimit(4) }

interface Call {
  method: string
  path: string
  headers?: Record<string, string>
  body?: Buffer
}

function call(baseUrl: string, { method, path, headers = {}, body }: Call): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': body.length }
    const sent = request(
      `${baseUrl}${path}`,
      {
        method,
        agent,
        headers: { Authorization: `Bearer ${sandboxApiKey}`, ...length, ...headers }
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString()
          if ((answer.statusCode ?? 0) < 300) resolve(JSON.parse(text))
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`))
        })
        answer.on('error', reject)
      }
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

async function publish(baseUrl: string, path: string): Promise<void> {
  const boundary = `----bare-${randomUUID()}`
  const { mediaKey } = await lanes.upload(async () => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="mimeType"\r\n\r\nvideo/mp4\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${basename(path)}"\r\nContent-Type: video/mp4\r\n\r\n`
    const body = Buffer.concat([
      Buffer.from(head),
      await readFile(path),
      Buffer.from(`\r\n--${boundary}--\r\n`)
    ])
    return z
      .object({ mediaKey: z.string() })
      .parse(
        await call(baseUrl, {
          method: 'POST',
          path: '/media',
          headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
          body
        })
      )
  })
  const post = {
    profileId,
    content: { text: basename(path, '.mp4') },
    mediaKeys: [mediaKey],
    platforms: { tiktok: postOptions }
  }
  const { id } = await lanes.create(async () => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }
    return z
      .object({ id: z.string() })
      .parse(
        await call(baseUrl, {
          method: 'POST',
          path: '/posts',
          headers,
          body: Buffer.from(JSON.stringify(post))
        })
      )
  })
  const { status } = await lanes.get(async () =>
    z
      .object({ status: z.string() })
      .parse(await call(baseUrl, { method: 'GET', path: `/posts/${id}` }))
  )
  if (status !== 'published') throw new Error(`A post is ${status}, not published.`)
}

/** The three requests of each clip and nothing else: no checks, no hash, no queue, connections kept. */
async function publishAll(order: unknown): Promise<BareTimes> {
  const { baseUrl, paths } = bareOrderSchema.parse(order)
  const cpuBefore = process.cpuUsage()
  const startedMs = performance.now()
  await Promise.all(paths.map((path) => publish(baseUrl, path)))
  const tookMs = performance.now() - startedMs
  const cpu = process.cpuUsage(cpuBefore)
  agent.destroy()
  return { tookMs, cpuMs: (cpu.user + cpu.system) / 1_000 }
}

serve(publishAll)
