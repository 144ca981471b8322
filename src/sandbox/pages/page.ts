import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'

const css = `
  :root { color-scheme: light dark; --ground: #f6f6f7; --card: #fff; --line: #dcdce0; --ink: #18181b; --soft: #5b5b66; --main: #2456d6 }
  @media (prefers-color-scheme: dark) { :root { --ground: #131316; --card: #1d1d21; --line: #34343b; --ink: #f1f1f4; --soft: #a5a5b1; --main: #7ea2ff } }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
  main { box-sizing: border-box; width: min(30rem, 100vw - 2rem); margin: 1rem; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px }
  h1 { margin: 0 0 .5rem; font-size: 1.25rem } p { margin: .5rem 0 } .soft { color: var(--soft); font-size: .9rem }
  .caption { white-space: pre-wrap; overflow-wrap: anywhere }
  label { display: block; margin-top: 1rem; font-weight: 600 }
  input, select { box-sizing: border-box; width: 100%; margin-top: .25rem; padding: .5rem; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 8px }
  .buttons { display: flex; gap: .75rem; margin-top: 1.5rem }
  button { flex: 1; padding: .6rem; font: inherit; font-weight: 600; border: 1px solid var(--line); border-radius: 8px; background: transparent; color: inherit; cursor: pointer }
  button.main { background: var(--main); border-color: var(--main); color: var(--card) }
  :focus-visible { outline: 2px solid var(--main); outline-offset: 2px }
  video { display: block; max-width: 100%; max-height: 65vh; margin: 0 auto 1rem; border-radius: 8px; background: #000 }
`

const styleHash = createHash('sha256').update(css).digest('base64')

/**
 * Headers of every page: only its own style and video may load, and nothing may frame it.
 * `form-action` is open on purpose: browsers also apply it to the redirect to an app's own scheme.
 */
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; media-src 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store'
}

/** Returns a whole page. Escapes `title`; `body` is HTML whose texts the caller has escaped. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${css}</style></head>
<body><main>${body}</main></body>
</html>`
}

export function sendPage(reply: FastifyReply, html: string, status = 200): FastifyReply {
  return reply.code(status).headers(pageHeaders).send(html)
}

/** Sends a page of one heading and one sentence. */
export function sendNotice(
  reply: FastifyReply,
  status: number,
  title: string,
  sentence: string
): FastifyReply {
  const body = `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(sentence)}</p>`
  return sendPage(reply, page(title, body), status)
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

/** Escapes text for use between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? character)
}
