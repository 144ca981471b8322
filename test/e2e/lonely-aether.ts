import { createServer } from 'node:http'
import { z } from 'zod'

const linkBody = z.object({ redirectUrl: z.string() })

/** An Aether whose key has no account yet. It makes links to a page that a person would open, and lists what is connected then. */
export interface LonelyAether {
  baseUrl: string
  /** Where the browser was to be sent back to, one per link. */
  redirectUrls: string[]
  /** The person said yes on TikTok's page. */
  connect(id: string, username: string): void
  close(): void
}

export async function startLonelyAether(): Promise<LonelyAether> {
  const profiles: object[] = []
  const redirectUrls: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const answer = (status: number, body: object): void => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      }
      if (request.url === '/v1/profiles') return answer(200, { data: profiles })
      if (request.url !== '/v1/connect-links')
        return answer(404, { error: { code: 'NOT_FOUND', message: 'There is nothing here.' } })
      redirectUrls.push(linkBody.parse(JSON.parse(Buffer.concat(chunks).toString())).redirectUrl)
      answer(201, { url: `https://connect.example/${redirectUrls.length}` })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    redirectUrls,
    connect: (id, username) =>
      void profiles.push({ id, platform: 'tiktok', username, status: 'active' }),
    close: () => {
      server.close()
      server.closeAllConnections()
    }
  }
}
