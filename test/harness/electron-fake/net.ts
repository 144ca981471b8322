import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strict } from './strict.ts'

const types: Record<string, string> = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.mp4': 'video/mp4'
}

/** `net.fetch` answers file: URLs too, which is how protocol handlers often serve files. */
export const net = strict('net', {
  fetch: async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input)
    if (!url.startsWith('file:')) return fetch(input, init)
    const path = fileURLToPath(url)
    return new Response(new Uint8Array(await readFile(path)), { headers: { 'content-type': types[extname(path)] ?? 'application/octet-stream' } })
  },
  isOnline: () => true
})
