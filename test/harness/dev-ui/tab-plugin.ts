import { createWriteStream, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { pathToFileURL } from 'node:url'
import { normalizePath, type Plugin } from 'vite'

const electron = normalizePath(join(import.meta.dirname, 'page-electron.ts'))
const mediaPath = '/app-media/'

/**
 * What a tab needs to stand for the app's window: the real preload on a page-side stand-in for Electron, the media of main's own
 * scheme at an address that a browser loads, and a way for dropped files to get a path.
 * @param root the repository
 * @param droppedDir where dropped files are kept
 */
export function tabPlugin(root: string, droppedDir: string): Plugin {
  return {
    name: 'window-in-a-tab',
    enforce: 'pre',
    resolveId: (id) => (id === 'electron' ? electron : null),
    transform: (code, id) =>
      id.includes('/src/renderer/') && code.includes('app-media://')
        ? { code: code.replaceAll('app-media://', mediaPath), map: null }
        : null,
    transformIndexHtml: () => [
      {
        tag: 'script',
        attrs: {
          type: 'module',
          src: `/@fs${pathToFileURL(join(root, 'src/preload/index.ts')).pathname}`
        },
        injectTo: 'head-prepend'
      }
    ],
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const { method, url = '' } = request
        const answer = async (): Promise<void> => {
          if (method === 'PUT' && url.startsWith('/dropped/')) {
            const folder = join(droppedDir, randomUUID())
            mkdirSync(folder, { recursive: true })
            const path = join(folder, basename(decodeURIComponent(url)))
            await pipeline(request, createWriteStream(path))
            response.end(path)
          } else if (url.startsWith(mediaPath)) {
            const { handlers } = await import('../electron-fake/scheme-server.ts')
            const { range } = request.headers
            const reply = await handlers.get('app-media')?.(
              new Request(url.replace(mediaPath, 'app-media://'), {
                headers: range ? { range } : {}
              })
            )
            response.writeHead(reply?.status ?? 404, Object.fromEntries(reply?.headers ?? []))
            if (reply?.body)
              await pipeline(Readable.fromWeb(reply.body as ReadableStream), response)
            else response.end()
          } else next()
        }
        // A page that goes away ends its stream.
        answer().catch(() => response.destroy())
      })
    }
  }
}
