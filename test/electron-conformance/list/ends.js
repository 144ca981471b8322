/** A window of its own that says what happens to it. */
function told({ BrowserWindow }, tell, prevents = () => false) {
  const window = new BrowserWindow({ show: false })
  window.on('close', (event) => {
    tell('close')
    if (prevents()) event.preventDefault()
  })
  window.on('closed', () => tell('closed'))
  return window
}
/** Says what an app is told when it ends. */
function tellEnd(app, tell) {
  app.on('before-quit', () => tell('before-quit'))
  app.on('will-quit', () => tell('will-quit'))
  app.on('quit', (_event, code) => tell('quit', code))
  process.on('exit', (code) => tell('exit', code))
}
const posix = ['linux', 'darwin']

export const ends = [
  {
    name: 'quitting asks the app, closes its windows, asks once more and ends',
    source:
      'shell/browser/browser.cc Quit, OnWindowAllClosed, NotifyAndShutdown; docs/api/app.md before-quit, will-quit, quit',
    async main(electron, tell) {
      tellEnd(electron.app, tell)
      await electron.app.whenReady()
      told(electron, tell)
      electron.app.quit()
    },
    async drive({ start, assert }) {
      const { code, told: order } = await start().ended
      assert.deepEqual(order, [
        ['before-quit', null],
        ['close', null],
        ['closed', null],
        ['will-quit', null],
        ['quit', 0],
        ['exit', 0]
      ])
      assert.equal(code, 0)
    }
  },
  {
    name: 'a window that stays calls quitting off, and the next time the app is asked anew',
    source: 'shell/browser/browser.cc OnWindowCloseCancelled',
    async main(electron, tell) {
      let stays = true
      tellEnd(electron.app, tell)
      await electron.app.whenReady()
      told(electron, tell, () => stays)
      electron.app.quit()
      setTimeout(() => {
        stays = false
        electron.app.quit()
      }, 200)
    },
    async drive({ start, assert }) {
      const { told: order } = await start().ended
      assert.deepEqual(
        order.map(([what]) => what),
        ['before-quit', 'close', 'before-quit', 'close', 'closed', 'will-quit', 'quit', 'exit']
      )
    }
  },
  {
    name: 'before-quit and will-quit can be prevented, each',
    source: 'shell/browser/browser.cc HandleBeforeQuit, NotifyAndShutdown',
    async main({ app }, tell) {
      let wishes = 0
      app.on('before-quit', (event) => {
        tell('before-quit')
        if (++wishes === 1) event.preventDefault()
      })
      app.on('will-quit', (event) => {
        tell('will-quit')
        if (wishes === 2) event.preventDefault()
      })
      await app.whenReady()
      for (let wish = 0; wish < 3; wish++) app.quit()
    },
    async drive({ start, assert }) {
      const { told: order } = await start().ended
      assert.deepEqual(
        order.map(([what]) => what),
        ['before-quit', 'before-quit', 'will-quit', 'before-quit', 'will-quit']
      )
    }
  },
  {
    name: 'an app that does not listen for it ends with its last window',
    source: 'lib/browser/init.ts window-all-closed',
    async main(electron, tell) {
      tellEnd(electron.app, tell)
      await electron.app.whenReady()
      told(electron, tell).close()
    },
    async drive({ start, assert }) {
      assert.deepEqual(
        (await start().ended).told.map(([what]) => what),
        ['close', 'closed', 'before-quit', 'will-quit', 'quit', 'exit']
      )
    }
  },
  {
    name: 'an app that listens for it outlives its last window',
    source: 'lib/browser/init.ts window-all-closed; docs/api/app.md window-all-closed',
    async main(electron, tell) {
      const { app } = electron
      app.on('window-all-closed', () => {
        tell('alone')
        setTimeout(() => {
          tell('alive')
          app.exit(0)
        }, 100)
      })
      await app.whenReady()
      told(electron, tell).close()
    },
    async drive({ start, assert }) {
      assert.deepEqual(
        (await start().ended).told.map(([what]) => what),
        ['close', 'closed', 'alone', 'alive']
      )
    }
  },
  {
    name: 'exit() asks nobody, destroys the windows and ends with its code',
    source:
      "spec/api-app-spec.ts app.exit 'emits a process exit event with the code', 'closes all windows'; docs/api/app.md app.exit",
    async main(electron, tell) {
      tellEnd(electron.app, tell)
      await electron.app.whenReady()
      told(electron, tell)
      electron.app.exit(7)
    },
    async drive({ start, assert }) {
      const { code, told: order } = await start().ended
      assert.deepEqual(order, [
        ['closed', null],
        ['quit', 7],
        ['exit', 7]
      ])
      assert.equal(code, 7)
    }
  },
  {
    name: 'process.exit() is exit(), and comes back',
    source: 'lib/browser/init.ts process.exit',
    async main({ app }, tell) {
      tellEnd(app, tell)
      await app.whenReady()
      process.exitCode = 5
      process.exit()
      tell('went on')
    },
    async drive({ start, assert }) {
      const { code, told: order } = await start().ended
      assert.deepEqual(
        order
          .filter(([what]) => what !== 'exit')
          .map(([what]) => what)
          .toSorted(),
        ['quit', 'went on']
      )
      assert.equal(code, 5)
    }
  },
  {
    name: 'an app that listens for errors that nobody caught goes on',
    source: 'lib/browser/init.ts uncaughtException',
    async main({ app }, tell) {
      process.on('uncaughtException', ({ message }) => tell('uncaught', message))
      await app.whenReady()
      setTimeout(() => {
        throw new Error('on purpose')
      }, 0)
      setTimeout(() => {
        tell('alive')
        app.exit(0)
      }, 100)
    },
    async drive({ start, assert }) {
      assert.deepEqual((await start().ended).told, [
        ['uncaught', 'on purpose'],
        ['alive', null]
      ])
    }
  },
  {
    name: 'an error that nobody listens for is told in a box, and the app goes on',
    source: 'lib/browser/init.ts uncaughtException; docs/api/dialog.md showErrorBox',
    standIn: 'only',
    async main({ app }, tell) {
      process.standIn.hear((message) => {
        if (message.type === 'dialog') tell('box', message.options.title)
      })
      await app.whenReady()
      setTimeout(() => {
        throw new Error('on purpose')
      }, 0)
      setTimeout(() => {
        tell('alive')
        app.exit(0)
      }, 100)
    },
    async drive({ start, assert }) {
      assert.deepEqual((await start().ended).told, [
        ['box', 'A JavaScript error occurred in the main process'],
        ['alive', null]
      ])
    }
  },
  {
    name: 'a promise that was rejected and that nobody looked at ends nothing',
    source:
      'shell/browser/electron_browser_main_parts.cc PostEarlyInitialization (unhandled_rejections = "warn-with-error-code")',
    async main({ app }, tell) {
      await app.whenReady()
      void Promise.reject(new Error('on purpose'))
      setTimeout(() => {
        tell('alive')
        app.exit(0)
      }, 100)
    },
    async drive({ start, assert }) {
      assert.deepEqual((await start().ended).told, [['alive', null]])
    }
  },
  {
    name: 'SIGTERM quits an app that does not listen for it',
    source:
      "spec/api-app-spec.ts app.exit 'exits gracefully'; shell/browser/electron_browser_main_parts_posix.cc InstallShutdownSignalHandlers",
    systems: posix,
    async main({ app }, tell) {
      tellEnd(app, tell)
      await app.whenReady()
      tell('up')
    },
    async drive({ start, assert }) {
      const app = start()
      await app.says('up')
      app.signal('SIGTERM')
      const { code, told: order } = await app.ended
      assert.deepEqual(
        order.map(([what]) => what),
        ['up', 'before-quit', 'will-quit', 'quit', 'exit']
      )
      assert.equal(code, 0)
    }
  },
  {
    name: 'Ctrl-C quits an app that does not listen for it',
    source:
      'shell/browser/electron_browser_main_parts_posix.cc InstallShutdownSignalHandlers (SIGINT)',
    systems: posix,
    async main({ app }, tell) {
      tellEnd(app, tell)
      await app.whenReady()
      tell('up')
    },
    async drive({ start, assert }) {
      const app = start()
      await app.says('up')
      app.signal('SIGINT')
      assert.deepEqual(
        (await app.ended).told.map(([what]) => what),
        ['up', 'before-quit', 'will-quit', 'quit', 'exit']
      )
    }
  },
  {
    name: 'an app that listens for SIGTERM once it is ready hears it alone: nothing quits besides',
    source:
      'shell/browser/electron_browser_main_parts.cc PostCreateMainMessageLoop, before PreMainMessageLoopRun; libuv takes the signal over',
    systems: posix,
    async main({ app }, tell) {
      tellEnd(app, tell)
      await app.whenReady()
      process.once('SIGTERM', () => {
        tell('term')
        setTimeout(() => app.exit(3), 200)
      })
      tell('up')
    },
    async drive({ start, assert }) {
      const app = start()
      await app.says('up')
      app.signal('SIGTERM')
      const { code, told: order } = await app.ended
      assert.deepEqual(
        order.map(([what]) => what),
        ['up', 'term', 'quit', 'exit']
      )
      assert.equal(code, 3)
    }
  },
  {
    name: 'an app that listens for SIGTERM before it is ready hears nothing of it',
    source:
      'shell/browser/electron_browser_main_parts.cc PostEarlyInitialization (runs the script), then PostCreateMainMessageLoop (takes the signal)',
    systems: posix,
    async main({ app }, tell) {
      process.once('SIGTERM', () => tell('term'))
      tellEnd(app, tell)
      await app.whenReady()
      tell('up')
    },
    async drive({ start, assert }) {
      const app = start()
      await app.says('up')
      app.signal('SIGTERM')
      assert.deepEqual(
        (await app.ended).told.map(([what]) => what),
        ['up', 'before-quit', 'will-quit', 'quit', 'exit']
      )
    }
  },
  {
    name: 'a second start is told so, and the first gets its arguments, its folder and what it adds',
    source:
      "spec/api-app-spec.ts requestSingleInstanceLock 'prevents the second launch of app', 'passes arguments to the second-instance event …', 'sends and receives JSON object data'",
    async main({ app }, tell) {
      const has = app.requestSingleInstanceLock({ from: process.argv.at(-1) })
      tell('lock', has)
      if (!has) return app.exit(3)
      app.on('second-instance', (_event, argv, cwd, data) => {
        tell('second', [
          argv.includes('aether-uploader://link'),
          argv.at(0) === process.argv[0],
          cwd === process.cwd(),
          data
        ])
        app.exit(0)
      })
      await app.whenReady()
      tell('up')
    },
    async drive({ start, assert }) {
      const first = start()
      await first.says('up')
      const second = await start({ args: ['aether-uploader://link'] }).ended
      assert.deepEqual([second.code, second.told], [3, [['lock', false]]])
      assert.deepEqual((await first.ended).told.at(-1), [
        'second',
        [true, true, true, { from: 'aether-uploader://link' }]
      ])
    }
  },
  {
    name: 'a start that adds nothing hands over null',
    source:
      "spec/api-app-spec.ts requestSingleInstanceLock 'passes arguments to the second-instance event no additional data'",
    async main({ app }, tell) {
      if (!app.requestSingleInstanceLock()) return app.exit(3)
      app.on('second-instance', (_event, _argv, _cwd, data) => {
        tell('second', [data])
        app.exit(0)
      })
      await app.whenReady()
      tell('up')
    },
    async drive({ start, assert }) {
      const first = start()
      await first.says('up')
      await start().ended
      assert.deepEqual((await first.ended).told.at(-1), ['second', [null]])
    }
  },
  {
    name: 'a second start is told of once the first is ready',
    source:
      'docs/api/app.md second-instance ("guaranteed to be emitted after the ready event"); shell/browser/api/electron_api_app.cc watch_singleton_socket_on_ready_',
    main({ app }, tell) {
      if (!app.requestSingleInstanceLock()) return app.exit(3)
      app.on('second-instance', () => {
        tell('second', app.isReady())
        app.exit(0)
      })
      tell('lock')
      return undefined
    },
    async drive({ start, assert }) {
      const first = start()
      await first.says('lock')
      await start().ended
      assert.deepEqual((await first.ended).told.at(-1), ['second', true])
    }
  },
  {
    name: 'the lock of one that has ended is free',
    source: 'shell/browser/api/electron_api_app.cc ReleaseSingleInstanceLock; docs/api/app.md',
    main({ app }, tell) {
      tell('lock', [
        app.requestSingleInstanceLock(),
        app.hasSingleInstanceLock(),
        app.requestSingleInstanceLock()
      ])
      app.exit(0)
    },
    async drive({ start, assert }) {
      const held = [['lock', [true, true, true]]]
      assert.deepEqual((await start().ended).told, held)
      assert.deepEqual((await start().ended).told, held)
    }
  }
]
