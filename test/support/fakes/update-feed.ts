import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * An update server as the packer fills it for Linux: the file with the newest version, and its
 * package.
 */
export interface UpdateFeed {
  url: string
  version: string
  /** The package has other bytes than its checksum. */
  damaged: boolean
  /** The requests, in order. */
  requests: { path: string; headers: IncomingHttpHeaders }[]
  close: () => Promise<void>
}

/** @param content bytes of the package */
export async function serveUpdates(content: Buffer): Promise<UpdateFeed> {
  const sha512 = createHash('sha512').update(content).digest('base64')
  const name = (): string => `aether-uploader-${feed.version}.AppImage`
  const server = createServer(({ url = '', headers }, response) => {
    const path = new URL(url, 'http://feed').pathname
    feed.requests.push({ path, headers })
    if (/^\/latest-linux(-arm64)?\.yml$/.test(path))
      return response.end(
        `version: ${feed.version}\nfiles:\n  - url: ${name()}\n    sha512: ${sha512}\n    size: ${content.length}\n`
      )
    // Through a redirect, like GitHub's downloads.
    if (path === `/${name()}`)
      return response.writeHead(302, { location: `/files/${name()}` }).end()
    if (path === `/files/${name()}`)
      return response.end(feed.damaged ? Buffer.from(content.toReversed()) : content)
    return response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const feed: UpdateFeed = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    version: '99.0.0',
    damaged: false,
    requests: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
  return feed
}
