const spec = (...names) =>
  `spec/api-context-bridge-spec.ts ${names.map((name) => `'${name}'`).join(', ')}`

/** What the preload gives the page, and what it does not. The preload is app/preload.cjs. */
export const bridge = [
  {
    name: 'what the preload leaves on its globals is not seen in the page',
    source:
      "spec/api-browser-window-spec.ts 'separates the page context from the Electron/preload context with sandbox on'",
    async run({ page, inPage, assert }) {
      const window = await page()
      assert.deepEqual(await inPage(window, () => window.sawAtStart), {
        leaked: 'undefined',
        require: 'undefined',
        process: 'undefined',
        bridge: 'object'
      })
    }
  },
  {
    name: 'what the page leaves on its globals and changes of the language is not seen in the preload',
    source:
      "spec/api-browser-window-spec.ts 'separates the page context from the Electron/preload context'; spec/api-context-bridge-spec.ts 'should not leak prototypes'",
    async run({ page, inPage, assert }) {
      const window = await page()
      assert.deepEqual(
        await inPage(window, () => {
          window.pageOnly = 1
          return window.bridge.seesPage()
        }),
        ['undefined', 'undefined', 'undefined']
      )
    }
  },
  {
    name: 'both worlds are made anew with each document',
    source: "spec/api-browser-window-spec.ts 'recreates the contexts on reload with sandbox on'",
    async run({ page, inPage, next, assert }) {
      const window = await page()
      await inPage(window, () => {
        window.left = 1
      })
      const loaded = next(window.webContents, 'did-finish-load')
      window.webContents.reload()
      await loaded
      assert.deepEqual(await inPage(window, () => [typeof window.left, window.bridge.number]), [
        'undefined',
        123
      ])
    }
  },
  {
    name: 'a preload in the sandbox has Electron and little else',
    source: 'docs/tutorial/sandbox.md Preload scripts; lib/sandboxed_renderer/preload.ts',
    run: async ({ page, inPage, assert }) =>
      assert.deepEqual(await inPage(await page(), () => window.bridge.surroundings()), [
        'renderer',
        true,
        true,
        'function'
      ])
  },
  {
    name: 'what was given cannot be changed or taken away, deep inside either',
    source: spec(
      'should make properties unwriteable',
      'should make global properties read-only',
      'should make nested arrays immutable'
    ),
    async run({ page, inPage, assert }) {
      assert.deepEqual(
        await inPage(await page(), () => {
          const given = window.bridge
          const tries = [
            () => {
              'use strict'
              given.number = 1
            },
            () => {
              'use strict'
              window.bridge = 1
            },
            () => given.list.push(3),
            () => given.list[1].deep.push(3),
            () => {
              'use strict'
              delete window.bridge
            }
          ]
          return tries
            .map((one) => {
              try {
                one()
                return 'done'
              } catch (error) {
                return error.name
              }
            })
            .concat([given.number, given.list])
        }),
        ['TypeError', 'TypeError', 'TypeError', 'TypeError', 'TypeError', 123, [1, { deep: [2] }]]
      )
    }
  },
  {
    name: 'what a call gives back is the page’s own and may be changed',
    source:
      'shell/renderer/api/electron_api_context_bridge.cc ExposeAPI (DeepFreeze of what is exposed alone), ProxyFunctionWrapper',
    async run({ page, inPage, assert }) {
      assert.deepEqual(
        await inPage(await page(), () => {
          const given = window.bridge.give()
          given.list.push(2)
          given.made = 'here'
          return [given, Object.isFrozen(given), window.bridge.give()]
        }),
        [{ list: [1, 2], made: 'here' }, false, { list: [1], made: 'there' }]
      )
    }
  },
  {
    name: 'an error is thrown on by its message: its class, its name and its code stay behind',
    source: `${spec('should properly handle errors thrown in proxied functions', 'should copy thrown errors into the other context')}; shell/renderer/api/electron_api_context_bridge.cc ProxyFunctionWrapper`,
    async run({ page, inPage, assert }) {
      assert.deepEqual(
        await inPage(await page(), () => {
          try {
            return window.bridge.fail()
          } catch (error) {
            return [
              error.message,
              error.name,
              error.code === undefined,
              Object.getPrototypeOf(error) === Error.prototype
            ]
          }
        }),
        ['oh no', 'Error', true, true]
      )
    }
  },
  {
    name: 'a promise that was rejected is rejected by its message alone',
    source: `${spec('should proxy promises and reject with the correct value')}; shell/renderer/api/electron_api_context_bridge.cc PassValueToOtherContextInner (IsNativeError)`,
    async run({ page, inPage, assert }) {
      assert.deepEqual(
        await inPage(await page(), () =>
          window.bridge
            .failLater()
            .catch((error) => [
              error.message,
              error.name,
              error.code === undefined,
              error instanceof Error
            ])
        ),
        ['later', 'Error', true, true]
      )
    }
  },
  {
    name: 'what is thrown and is no error becomes one that does not tell',
    source: spec('should copy thrown errors into the other context'),
    async run({ page, inPage, assert }) {
      assert.match(
        await inPage(await page(), () => {
          try {
            return window.bridge.failOddly()
          } catch (error) {
            return error.message
          }
        }),
        /valid exception was not thrown/
      )
    }
  },
  {
    name: 'promises cross both ways',
    source: spec('should proxy methods', 'should proxy promises in the reverse direction'),
    run: async ({ page, inPage, assert }) =>
      assert.deepEqual(
        await inPage(await page(), async () => [
          await window.bridge.promise('there'),
          await window.bridge.back(Promise.resolve('here'))
        ]),
        ['there', 'here']
      )
  },
  {
    name: 'functions cross both ways, and are themselves again at home',
    source: spec(
      'should proxy methods in the reverse direction',
      'should not double-proxy functions when they are returned to their origin side of the bridge'
    ),
    async run({ page, inPage, assert }) {
      assert.deepEqual(
        await inPage(await page(), () => {
          const own = (n) => n + 1
          return [window.bridge.call(own, 123), window.bridge.back(own) === own]
        }),
        [124, true]
      )
    }
  },
  {
    name: 'an argument that is given twice is one and the same there',
    source: spec('should proxy function arguments only once'),
    async run({ page, inPage, assert }) {
      assert.deepEqual(
        await inPage(await page(), () => {
          const one = { n: 1 }
          const [first, second] = window.bridge.twice()
          return [window.bridge.same(one, one), first === second]
        }),
        [true, true]
      )
    }
  },
  {
    name: 'an object that holds itself crosses',
    source: spec('should handle recursive objects'),
    run: async ({ page, inPage, assert }) =>
      assert.equal(
        await inPage(await page(), () => {
          const ring = window.bridge.circle()
          return ring.self === ring && ring.self.self.name
        }),
        'ring'
      )
  },
  {
    name: 'dates, maps, bytes and patterns are copied as what they are, in the page’s own kinds',
    source: spec(
      'should proxy typed arrays and regexps through the serializer',
      'should not leak prototypes'
    ),
    async run({ page, inPage, assert }) {
      assert.deepEqual(
        await inPage(await page(), () => {
          const { odd } = window.bridge
          return [
            odd.nothing === undefined && 'nothing' in odd,
            odd.none,
            odd.when instanceof Date && odd.when.getTime(),
            odd.map instanceof Map && odd.map.get('a'),
            odd.bytes instanceof Uint8Array && odd.bytes[1],
            odd.pattern instanceof RegExp && odd.pattern.flags
          ]
        }),
        [true, null, 0, 1, 2, 'i']
      )
    }
  },
  {
    name: 'an object of a class crosses with what is its own, without its class',
    source:
      'docs/api/context-bridge.md Parameter / Error / Return Type support (Prototype modifications are dropped)',
    run: async ({ page, inPage, assert }) =>
      assert.deepEqual(
        await inPage(await page(), () => [
          Object.keys(window.bridge.kind),
          Object.getPrototypeOf(window.bridge.kind) === Object.prototype
        ]),
        [['own'], true]
      )
  },
  {
    name: 'a key called __proto__ is a key and changes no prototype',
    source: spec(
      'should not mutate the prototype when an object with an own __proto__ key is sent over the bridge'
    ),
    run: async ({ page, inPage, assert }) =>
      assert.deepEqual(
        await inPage(await page(), () => {
          const sent = Object.defineProperty({ data: 1 }, '__proto__', {
            value: { polluted: true },
            enumerable: true,
            writable: true,
            configurable: true
          })
          const back = window.bridge.back(sent)
          return [
            Object.getPrototypeOf(back) === Object.prototype,
            back.polluted === undefined,
            Object.hasOwn(back, '__proto__'),
            back.data
          ]
        }),
        [true, true, true, 1]
      )
  },
  {
    name: 'what is nested deeper than a thousand is refused',
    source: spec('should throw an error when recursion depth is exceeded'),
    run: async ({ page, inPage, assert }) =>
      assert.match(
        await inPage(await page(), () => {
          let deep = {}
          for (let depth = 0; depth < 1100; depth++) deep = { deep, fn: null }
          try {
            window.bridge.back({ deep, call: () => 1 })
            return 'carried'
          } catch (error) {
            return error.message
          }
        }),
        /recursion depth exceeded/
      )
  },
  {
    name: 'nothing can be given under a name that the page has',
    source: spec('it should not let you overwrite existing exposed things'),
    run: async ({ page, inPage, assert }) =>
      assert.equal(
        await inPage(await page(), () => window.bridge.failure),
        'Cannot bind an API on top of an existing property on the window object'
      )
  },
  {
    name: 'files cross, and those that lie nowhere have no path',
    source: `${spec('should handle Blobs')}; spec/api-web-utils-spec.ts 'returns nothing for a Blob'`,
    async run({ page, inPage, assert }) {
      assert.deepEqual(
        await inPage(await page(), () => {
          const file = new File(['x'], 'x.txt')
          return [
            window.bridge.kindOf(file),
            window.bridge.pathOf(file),
            window.bridge.back(file) instanceof File
          ]
        }),
        ['[object File]', '', true]
      )
    }
  },
  {
    name: 'symbols cross',
    source: spec('should proxy symbols such that symbol equality works'),
    standIn: 'throws',
    run: async ({ page, inPage, assert }) =>
      assert.equal(
        await inPage(await page(), () => {
          const own = Symbol('own')
          return window.bridge.back(own) === own
        }),
        true
      )
  },
  {
    name: 'parts of the document cross',
    source: spec('should handle DOM elements going backwards over the bridge'),
    standIn: 'throws',
    run: async ({ page, inPage, assert }) =>
      assert.equal(
        await inPage(await page(), () => window.bridge.back(document.body) === document.body),
        true
      )
  }
]
