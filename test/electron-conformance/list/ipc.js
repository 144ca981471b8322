const spec = (...names) => `spec/api-ipc-spec.ts ${names.map((name) => `'${name}'`).join(', ')}`

export const ipc = [
  {
    name: 'a handler answers, at once or later',
    source: spec(
      'receives a response from a synchronous handler',
      'receives a response from an asynchronous handler'
    ),
    async run({ electron: { ipcMain }, page, inPage, assert }) {
      ipcMain.handleOnce('now', (_event, value) => value + 1)
      ipcMain.handleOnce('later', async (_event, value) => value + 2)
      const window = await page()
      assert.deepEqual(
        await inPage(window, async () => [
          await window.bridge.invoke('now', 1),
          await window.bridge.invoke('later', 1)
        ]),
        [2, 3]
      )
    }
  },
  {
    name: 'an error of a handler arrives as its text, behind Electron’s own words',
    source: `${spec('receives an error from a synchronous handler', 'receives an error from an asynchronous handler')}; lib/renderer/api/ipc-renderer.ts invoke`,
    async run({ electron: { ipcMain }, page, inPage, assert }) {
      ipcMain.handleOnce('fails', () => {
        throw new RangeError('some error')
      })
      assert.equal(
        await inPage(await page(), () =>
          window.bridge.invoke('fails').catch(({ message }) => message)
        ),
        "Error invoking remote method 'fails': RangeError: some error"
      )
    }
  },
  {
    name: 'a call that nobody handles, or no longer, fails as such',
    source: spec(
      'throws an error if no handler is registered',
      'throws an error when invoking a handler that was removed'
    ),
    async run({ electron: { ipcMain }, page, inPage, assert }) {
      ipcMain.handle('removed', () => 1)
      ipcMain.removeHandler('removed')
      assert.equal(
        await inPage(await page(), () =>
          window.bridge.invoke('removed').catch(({ message }) => message)
        ),
        "Error invoking remote method 'removed': Error: No handler registered for 'removed'"
      )
    }
  },
  {
    name: 'a channel has one handler, and that is a function',
    source: `${spec('forbids multiple handlers')}; lib/browser/ipc-main-impl.ts handle`,
    run({ electron: { ipcMain }, assert }) {
      ipcMain.handle('once', () => 1)
      assert.throws(
        () => ipcMain.handle('once', () => 2),
        /Attempted to register a second handler for 'once'/
      )
      ipcMain.removeHandler('once')
      assert.throws(() => ipcMain.handle('nothing', {}), {
        name: 'TypeError',
        message: "Expected handler to be a function, but found type 'object'"
      })
    }
  },
  {
    name: 'what a structured clone carries arrives: dates, maps, sets, bytes, what is undefined, what comes twice',
    source:
      "spec/api-ipc-renderer-spec.ts 'can send instances of Date as Dates', 'can send objects that both reference the same object'; docs/api/ipc-renderer.md (Structured Clone Algorithm)",
    async run({ electron: { ipcMain }, page, inPage, assert }) {
      ipcMain.handleOnce('carry', (_event, value) => {
        assert.deepEqual(value.when, new Date(1))
        assert.deepEqual(value.map, new Map([['a', new Set([1])]]))
        assert.deepEqual([...new Uint8Array(value.bytes)], [1, 2])
        assert.ok(
          'nothing' in value &&
            value.nothing === undefined &&
            Number.isNaN(value.odd) &&
            value.big === 12n
        )
        assert.equal(value.one, value.other)
        return { ...value, buffer: Buffer.from('hi') }
      })
      assert.deepEqual(
        await inPage(await page(), async () => {
          const one = { n: 1 }
          const back = await window.bridge.invoke('carry', {
            when: new Date(1),
            map: new Map([['a', new Set([1])]]),
            bytes: new Uint8Array([1, 2]).buffer,
            nothing: undefined,
            odd: NaN,
            big: 12n,
            one,
            other: one
          })
          return [
            back.when instanceof Date,
            back.map.get('a').has(1),
            back.bytes instanceof ArrayBuffer,
            'nothing' in back,
            back.buffer instanceof Uint8Array && back.buffer[0]
          ]
        }),
        [true, true, true, true, 104]
      )
    }
  },
  {
    name: 'an object that holds itself arrives',
    source: "spec/api-ipc-renderer-spec.ts 'can handle cyclic references'",
    async run({ electron: { ipcMain }, page, inPage, next, assert }) {
      const sent = next(ipcMain, 'ring')
      await inPage(await page(), () => {
        const ring = { list: [5] }
        ring.self = ring
        window.bridge.send('ring', ring)
      })
      const [, ring] = await sent
      assert.ok(ring.self === ring && ring.list[0] === 5)
    }
  },
  {
    name: 'a function is not carried, from the page or from main',
    source:
      "docs/api/web-contents.md contents.send (functions throw); spec/api-ipc-spec.ts MessageChannelMain 'throws on non-serializable message'",
    async run({ electron: { ipcMain }, page, inPage, assert }) {
      const window = await page()
      ipcMain.handleOnce('function', () => ({ call: () => 1 }))
      assert.match(
        await inPage(window, () =>
          window.bridge.invoke('function').catch(({ message }) => message)
        ),
        /could not be cloned|Failed to serialize|reply was never sent/
      )
      assert.throws(
        () => window.webContents.send('function', () => 1),
        /could not be cloned|Failed to serialize/
      )
    }
  },
  {
    name: 'main speaks to the page, which may listen once and forget',
    source:
      "spec/api-ipc-renderer-spec.ts removeAllListeners 'removes only the given channel'; docs/api/web-contents.md contents.send",
    async run({ page, inPage, until, assert }) {
      const window = await page()
      await inPage(window, () => {
        window.heard = []
        window.bridge.on('news', (...args) => window.heard.push(['on', ...args]))
        window.bridge.once('news', (...args) => window.heard.push(['once', ...args]))
      })
      window.webContents.send('news', 1, { two: 2 })
      window.webContents.send('news', 3)
      await until(() => inPage(window, () => window.heard.length === 3))
      assert.deepEqual(await inPage(window, () => window.heard), [
        ['on', 1, { two: 2 }],
        ['once', 1, { two: 2 }],
        ['on', 3]
      ])
      await inPage(window, () => window.bridge.forget('news'))
      window.webContents.send('news', 4)
      assert.equal(
        await inPage(window, () => window.bridge.invoke('nobody').catch(() => window.heard.length)),
        3
      )
    }
  },
  {
    name: 'messages arrive in the order in which they were sent, answers among them',
    source: spec('between send, sendSync, and invoke is consistent'),
    async run({ electron: { ipcMain }, page, inPage, assert }) {
      const window = await page()
      ipcMain.handleOnce('mixed', () => {
        window.webContents.send('mixed', 'before')
        setImmediate(() => window.webContents.send('mixed', 'after'))
        return 'answer'
      })
      assert.deepEqual(
        await inPage(
          window,
          () =>
            new Promise((resolve) => {
              const heard = []
              window.bridge.on('mixed', (what) => {
                heard.push(what)
                if (what === 'after') resolve(heard)
              })
              void window.bridge.invoke('mixed').then((what) => heard.push(what))
            })
        ),
        ['before', 'answer', 'after']
      )
    }
  },
  {
    name: 'the sender is told with its frame',
    source: 'docs/api/structures/ipc-main-invoke-event.md; spec/api-ipc-spec.ts',
    async run({ electron: { ipcMain }, page, inPage, assert }) {
      const window = await page()
      let event
      ipcMain.handleOnce('who', (from) => {
        event = from
      })
      await inPage(window, () => window.bridge.invoke('who'))
      assert.equal(event.sender, window.webContents)
      assert.equal(event.senderFrame.url, 'conform://app/page.html')
    }
  },
  {
    name: 'the frame of a sender that went elsewhere meanwhile is null',
    source:
      "spec/api-web-frame-main-spec.ts 'returns null upon accessing senderFrame after cross-origin navigation'; docs/api/structures/ipc-main-event.md senderFrame",
    async run({ electron: { ipcMain }, page, inPage, serve, assert }) {
      serve(
        'conform:/elsewhere',
        () => new Response('elsewhere', { headers: { 'content-type': 'text/html' } })
      )
      const window = await page()
      let event
      ipcMain.once('who', (from) => {
        event = from
      })
      await inPage(window, () => window.bridge.send('who'))
      await window.loadURL('conform://other/elsewhere')
      assert.equal(event.senderFrame, null)
    }
  },
  {
    name: 'a channel called error is one like any other',
    source: 'lib/browser/ipc-main-impl.ts constructor',
    async run({ electron: { ipcMain }, page, inPage }) {
      const window = await page()
      await inPage(window, () => window.bridge.send('error', 'not an error'))
      ipcMain.handleOnce('alive', () => true)
      await inPage(window, () => window.bridge.invoke('alive'))
    }
  }
]
