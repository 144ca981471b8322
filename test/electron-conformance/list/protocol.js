const spec = (...names) =>
  `spec/api-protocol-spec.ts ${names.map((name) => `'${name}'`).join(', ')}`
const text = (body, init) =>
  new Response(body, { ...init, headers: { 'content-type': 'text/plain', ...init?.headers } })

/** A fetch of the page: its status and text, or its error's name. */
const fetched = async (url, init) => {
  try {
    const response = await fetch(url, init)
    return [response.status, await response.text()]
  } catch ({ name }) {
    return name
  }
}

export const protocol = [
  {
    name: 'schemes are declared before the app is ready',
    source:
      'shell/browser/api/electron_api_protocol.cc RegisterSchemesAsPrivileged ("should be called before app is ready")',
    run: ({ electron: { protocol: it }, assert }) =>
      assert.throws(
        () => it.registerSchemesAsPrivileged([{ scheme: 'late' }]),
        /before app is ready/
      )
  },
  {
    name: 'code can be cached for a standard scheme alone',
    source: 'shell/browser/api/electron_api_protocol.cc RegisterSchemesAsPrivileged',
    main({ app, protocol: it }, tell) {
      try {
        it.registerSchemesAsPrivileged([{ scheme: 'odd', privileges: { codeCache: true } }])
        tell('refused', '')
      } catch ({ message }) {
        tell('refused', message)
      }
      app.exit(0)
    },
    drive: async ({ start, assert }) =>
      assert.match(
        await start().says('refused'),
        /only be enabled when the custom scheme is registered as standard scheme/
      )
  },
  {
    name: 'a scheme has one handler, which can be taken away once',
    source: `${spec('can be unhandled')}; lib/browser/api/protocol.ts handle, unhandle`,
    run({ electron: { protocol: it }, assert }) {
      assert.throws(
        () => it.handle('conform', () => text('')),
        /Failed to register protocol: conform/
      )
      it.handle('conform-brief', () => text(''))
      assert.equal(it.isProtocolHandled('conform-brief'), true)
      it.unhandle('conform-brief')
      assert.throws(
        () => it.unhandle('conform-brief'),
        /Failed to unhandle protocol: conform-brief/
      )
    }
  },
  {
    name: 'the handler gets the address, the method, the headers and the body that the page sent',
    source: spec('can receive simple request body', 'receives requests to a custom scheme'),
    async run({ page, inPage, serve, assert }) {
      let seen
      serve('conform:/post', async (request) => {
        seen = [request.url, request.method, request.headers.get('x-own'), await request.text()]
        return text('taken')
      })
      assert.deepEqual(
        await inPage(await page(), fetched, 'conform://app/post', {
          method: 'POST',
          headers: { 'x-own': 'yes' },
          body: 'the body'
        }),
        [200, 'taken']
      )
      assert.deepEqual(seen, ['conform://app/post', 'POST', 'yes', 'the body'])
    }
  },
  {
    name: 'status and headers are those of the answer',
    source: spec('correctly sets statusCode', 'correctly sets content-type and charset'),
    async run({ page, inPage, serve, assert }) {
      serve('conform:/teapot', () =>
        text('short', {
          status: 418,
          headers: { 'x-own': 'yes', 'content-type': 'text/plain; charset=utf-8' }
        })
      )
      assert.deepEqual(
        await inPage(await page(), async () => {
          const { status, headers } = await fetch('/teapot')
          return [status, headers.get('x-own'), headers.get('content-type')]
        }),
        [418, 'yes', 'text/plain; charset=utf-8']
      )
    }
  },
  {
    name: 'a handler that answers with an error, throws, or answers nothing, fails the request',
    source: spec(
      'can send errors',
      'handles a synchronous error in the handler',
      'handles an asynchronous error in the handler',
      'handles invalid protocol response body parameters'
    ),
    async run({ page, inPage, serve, assert }) {
      serve('conform:/error', () => Response.error())
      serve('conform:/throws', () => {
        throw new Error('on purpose')
      })
      serve('conform:/rejects', () => Promise.reject(new Error('on purpose')))
      serve('conform:/nothing', () => undefined)
      const window = await page()
      for (const path of ['/error', '/throws', '/rejects', '/nothing'])
        assert.equal(await inPage(window, fetched, `conform://app${path}`), 'TypeError', path)
    }
  },
  {
    name: 'a page that cannot be had tells main why: the error’s own code, or that of a handler that threw',
    source: 'lib/browser/api/protocol.ts (ERR_FAILED -2, ERR_UNEXPECTED -9)',
    async run({ window, serve, assert }) {
      serve('conform:/error', () => Response.error())
      serve('conform:/throws', () => {
        throw new Error('on purpose')
      })
      const made = window()
      await assert.rejects(made.loadURL('conform://app/error'), { code: 'ERR_FAILED', errno: -2 })
      await assert.rejects(made.loadURL('conform://app/throws'), {
        code: 'ERR_UNEXPECTED',
        errno: -9
      })
    }
  },
  {
    name: 'a body is passed on as it comes',
    source: spec('can send stream body'),
    async run({ page, inPage, serve, assert }) {
      const asked = Promise.withResolvers()
      serve('conform:/stream', () => text(new ReadableStream({ start: asked.resolve })))
      const window = await page()
      const first = inPage(window, async () => {
        window.reader = (await fetch('/stream')).body.getReader()
        return new TextDecoder().decode((await window.reader.read()).value)
      })
      const push = await asked.promise
      push.enqueue(new TextEncoder().encode('one'))
      assert.equal(await first, 'one')
      push.enqueue(new TextEncoder().encode('two'))
      push.close()
      assert.deepEqual(
        await inPage(window, async () => [
          new TextDecoder().decode((await window.reader.read()).value),
          (await window.reader.read()).done
        ]),
        ['two', true]
      )
    }
  },
  {
    name: 'a body that nobody reads on is not asked for on and on',
    source:
      'shell/browser/net/node_stream_loader.cc (reads once the pipe has room); lib/browser/api/protocol.ts (Readable.fromWeb)',
    async run({ page, inPage, serve, until, isOpen, assert }) {
      let pulled = 0
      serve('conform:/endless', () =>
        text(
          new ReadableStream({
            pull(controller) {
              pulled++
              controller.enqueue(new Uint8Array(1 << 20))
            }
          })
        )
      )
      const window = await page()
      await inPage(window, async () => {
        window.held = await fetch('/endless')
      })
      let before = -1
      await until(async () => {
        if (before === pulled) return true
        before = pulled
        await isOpen(new Promise(() => {}))
        return false
      })
      // Chromium itself keeps some fifty megabytes for a page that does not read.
      assert.ok(pulled < 200, `${pulled} MB`)
    }
  },
  {
    name: 'a body is called off when the page goes away',
    source: spec(
      'calls destroy on aborted body stream',
      'destroys response streams when aborted before completion'
    ),
    async run({ page, inPage, serve }) {
      const cancelled = Promise.withResolvers()
      serve('conform:/long', () =>
        text(
          new ReadableStream({
            start: (controller) => controller.enqueue(new Uint8Array(10)),
            cancel: () => cancelled.resolve()
          })
        )
      )
      await inPage(await page(), async () => {
        const abort = new AbortController()
        await (await fetch('/long', { signal: abort.signal })).body.getReader().read()
        abort.abort()
      })
      await cancelled.promise
    }
  },
  {
    name: 'a body that breaks off breaks the request off',
    source: spec('completes cleanly when the stream errors from within read()'),
    async run({ page, inPage, serve, assert }) {
      serve('conform:/broken', () =>
        text(
          new ReadableStream({
            start(controller) {
              controller.enqueue(new Uint8Array(10))
              setTimeout(() => controller.error(new Error('on purpose')), 50)
            }
          })
        )
      )
      assert.equal(await inPage(await page(), fetched, 'conform://app/broken'), 'TypeError')
    }
  },
  {
    name: 'each request is asked of the handler: none is kept',
    source: 'docs/api/protocol.md handle; custom schemes do not go through the HTTP cache',
    async run({ page, inPage, serve, assert }) {
      let times = 0
      serve('conform:/counted', () =>
        text(String(++times), { headers: { 'cache-control': 'max-age=1000' } })
      )
      const window = await page()
      for (const count of ['1', '2'])
        assert.deepEqual(await inPage(window, fetched, 'conform://app/counted'), [200, count])
    }
  },
  {
    name: 'another origin of a scheme without corsEnabled cannot be read, and its handler is not asked',
    source: spec(
      'blocks cross-origin fetch on a standard supportFetchAPI-only scheme',
      'does not invoke the protocol handler for a blocked cross-origin CORS request'
    ),
    async run({ page, inPage, serve, assert }) {
      let asked = 0
      serve('conform:/secret', () =>
        text(`secret ${++asked}`, { headers: { 'access-control-allow-origin': '*' } })
      )
      const window = await page()
      assert.equal(await inPage(window, fetched, 'conform://other/secret'), 'TypeError')
      assert.equal(asked, 0)
      assert.deepEqual(await inPage(window, fetched, 'conform://app/secret'), [200, 'secret 1'])
    }
  },
  {
    name: 'another origin of a scheme with corsEnabled can be read',
    source: spec('does not affect cross-origin fetch to a corsEnabled scheme'),
    async run({ page, inPage, serve, assert }) {
      serve('conform-shared:/open', () => text('open'))
      assert.deepEqual(await inPage(await page(), fetched, 'conform-shared://any/open'), [
        200,
        'open'
      ])
    }
  },
  {
    name: 'a scheme without supportFetchAPI cannot be fetched',
    source: spec('allows CORS, but disallows fetch requests, when specified'),
    async run({ page, inPage, serve, assert }) {
      serve('conform-media:/video', () => text('video'))
      assert.equal(await inPage(await page(), fetched, 'conform-media://any/video'), 'TypeError')
    }
  },
  {
    name: 'a picture of another scheme is shown all the same',
    source: spec('still allows cross-origin <img> loads (no-cors subresource)'),
    async run({ page, inPage, serve, assert }) {
      serve(
        'conform-media:/picture',
        () =>
          new Response('<svg xmlns="http://www.w3.org/2000/svg" width="7" height="9"/>', {
            headers: { 'content-type': 'image/svg+xml' }
          })
      )
      assert.equal(
        await inPage(
          await page(),
          () =>
            new Promise((resolve, reject) => {
              const image = new Image()
              image.addEventListener('load', () => resolve(image.naturalWidth))
              image.addEventListener('error', () => reject(new Error('it was not shown')))
              image.src = 'conform-media://any/picture'
            })
        ),
        7
      )
    }
  },
  {
    name: 'a video is asked for in parts, and what is refused ends in an error of its element',
    source: `${spec('successfully plays videos when streaming content (stream: true)')}; docs/api/structures/custom-scheme.md stream`,
    async run({ page, inPage, serve, assert }) {
      let range
      serve('conform-media:/video', ({ headers }) => {
        range = headers.get('range')
        return new Response(null, { status: 204 })
      })
      await inPage(
        await page(),
        () =>
          new Promise((resolve) => {
            const video = document.createElement('video')
            video.addEventListener('error', resolve)
            video.src = 'conform-media://any/video'
          })
      )
      assert.equal(range, 'bytes=0-')
    }
  },
  {
    name: 'bytes of another place than asked for are taken for those that were asked for',
    source:
      'Chromium third_party/blink/renderer/platform/media/resource_multi_buffer_data_provider.cc DidReceiveResponse (checks http and https alone)',
    standIn: 'throws',
    async run({ page, inPage, serve, desk }) {
      serve(
        'conform-media:/video',
        () =>
          new Response('an error page', { status: 404, headers: { 'content-type': 'text/html' } })
      )
      let said = ''
      desk?.hear((message) => {
        if (message.type === 'unimplemented') said = message.message
      })
      await inPage(
        await page(),
        () =>
          new Promise((resolve) => {
            const video = document.createElement('video')
            video.addEventListener('error', resolve)
            video.src = 'conform-media://any/video'
          })
      )
      if (said !== '') throw new Error(said)
    }
  },
  {
    name: 'a handler may send elsewhere',
    source: spec('can redirect to the same scheme'),
    standIn: 'throws',
    async run({ page, inPage, serve, desk, assert }) {
      serve(
        'conform:/from',
        () => new Response(null, { status: 302, headers: { location: 'conform://app/to' } })
      )
      serve('conform:/to', () => text('there'))
      let said = ''
      desk?.hear((message) => {
        if (message.type === 'unimplemented') said = message.message
      })
      const answer = await inPage(await page(), fetched, 'conform://app/from')
      if (said !== '') throw new Error(said)
      assert.deepEqual(answer, [200, 'there'])
    }
  },
  {
    name: 'the policy that comes with a page is in force',
    source: 'docs/tutorial/security.md 7. Define a Content Security Policy',
    async run({ window, serve, inPage, assert }) {
      const policy = "default-src 'none'; script-src 'self'; img-src conform-media:"
      serve(
        'conform:/strict',
        () =>
          new Response(
            '<!doctype html><p id="p">kept out</p><script>document.getElementById("p").textContent = "ran"</script>',
            { headers: { 'content-type': 'text/html', 'content-security-policy': policy } }
          )
      )
      const made = window()
      await made.loadURL('conform://app/strict')
      assert.equal(await inPage(made, () => document.body.innerText.trim()), 'kept out')
      assert.equal(await inPage(made, fetched, 'conform://app/page.html'), 'TypeError')
    }
  }
]
