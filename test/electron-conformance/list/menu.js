const spec = (file, ...names) =>
  `spec/${file}-spec.ts ${names.map((name) => `'${name}'`).join(', ')}`
const mac = process.platform === 'darwin'
const windows = process.platform === 'win32'
const build = ({ Menu }, template) => Menu.buildFromTemplate(template)
const shown = ({ items }) => items.map(({ label, type }) => label || type)

export const menu = [
  {
    name: 'a menu is made of a list, whose items have a label, a role or are a separator',
    source: spec(
      'api-menu',
      'throws when an non-array is passed as a template',
      'does throw exception for object without role, label, or type attribute'
    ),
    run({ electron, assert }) {
      assert.throws(
        () => build(electron, 'hello'),
        /Invalid template for Menu: Menu template must be an array/
      )
      for (const item of [{}, null, { visible: true }])
        assert.throws(
          () => build(electron, [item]),
          /Invalid template for MenuItem: must have at least one of label, role or type/
        )
    }
  },
  {
    name: 'a type that there is not is refused, and a submenu without one',
    source: spec('api-menu-item', 'throws an exception'),
    run({ electron, assert }) {
      assert.throws(
        () => build(electron, [{ label: 'text', type: 'not-a-type' }]),
        /Unknown menu item type: not-a-type/
      )
      assert.throws(() => build(electron, [{ label: 'text', type: 'submenu' }]), /Invalid submenu/)
    }
  },
  {
    name: 'an item can be chosen and seen, and is not checked, unless it says otherwise',
    source: spec('api-menu-item', 'should have default MenuItem properties'),
    run({ electron, assert }) {
      const { enabled, visible, checked, type, label, role } = build(electron, [
        { label: 'hello', role: 'CoPy' }
      ]).items[0]
      assert.deepEqual(
        [enabled, visible, checked, type, label, role],
        [true, true, false, 'normal', 'hello', 'copy']
      )
    }
  },
  {
    name: 'roles are written in any case',
    source: 'lib/browser/api/menu-item.ts MenuItem',
    run: ({ electron, assert }) =>
      assert.deepEqual(
        build(electron, [{ role: 'selectAll' }, { role: 'resetzoom' }]).items.map(
          ({ role }) => role
        ),
        ['selectall', 'resetzoom']
      )
  },
  {
    name: 'a role brings its label',
    source: `${spec('api-menu-item', 'returns the correct default label')}; lib/browser/api/menu-item-roles.ts`,
    run({ electron, assert }) {
      const roles = [
        'about',
        'close',
        'copy',
        'cut',
        'delete',
        'minimize',
        'paste',
        'quit',
        'redo',
        'reload',
        'resetZoom',
        'selectAll',
        'toggleDevTools',
        'togglefullscreen',
        'undo',
        'zoomIn',
        'zoomOut',
        'help'
      ]
      const { name } = electron.app
      assert.deepEqual(
        shown(
          build(
            electron,
            roles.map((role) => ({ role }))
          )
        ),
        [
          process.platform === 'linux' ? 'About' : `About ${name}`,
          mac ? 'Close Window' : 'Close',
          'Copy',
          'Cut',
          'Delete',
          'Minimize',
          'Paste',
          mac ? `Quit ${name}` : windows ? 'Exit' : 'Quit',
          'Redo',
          'Reload',
          'Actual Size',
          'Select All',
          'Toggle Developer Tools',
          'Toggle Full Screen',
          'Undo',
          'Zoom In',
          'Zoom Out',
          'Help'
        ]
      )
    }
  },
  {
    name: 'a role brings its keys, where it has some on this system',
    source: spec(
      'api-menu-item',
      'should have a default accelerator for certain roles',
      'returns the correct default accelerator',
      'returns undefined for items without default accelerator'
    ),
    run({ electron, assert }) {
      const roles = [
        'close',
        'copy',
        'redo',
        'quit',
        'zoomIn',
        'togglefullscreen',
        'toggleDevTools',
        'about',
        'delete'
      ]
      assert.deepEqual(
        build(
          electron,
          roles.map((role) => ({ role }))
        ).items.map(({ accelerator }) => accelerator),
        [
          'CommandOrControl+W',
          'CommandOrControl+C',
          windows ? 'Control+Y' : 'Shift+CommandOrControl+Z',
          windows ? undefined : 'CommandOrControl+Q',
          'CommandOrControl+Plus',
          mac ? 'Control+Command+F' : 'F11',
          mac ? 'Alt+Command+I' : 'Ctrl+Shift+I',
          undefined,
          undefined
        ]
      )
    }
  },
  {
    name: 'label and keys of a role can be one’s own',
    source: spec('api-menu-item', 'allows a custom accelerator and label to be set'),
    run({ electron, assert }) {
      const [{ label, accelerator }] = build(electron, [
        { role: 'close', label: 'Custom Close!', accelerator: 'D' }
      ]).items
      assert.deepEqual([label, accelerator], ['Custom Close!', 'D'])
    }
  },
  {
    name: 'keys that the page knows without a menu are not taken from it',
    source: 'lib/browser/api/menu-item-roles.ts registerAccelerator',
    run: ({ electron, assert }) =>
      assert.deepEqual(
        build(
          electron,
          ['copy', 'paste', 'cut', 'quit'].map((role) => ({ role }))
        ).items.map(({ registerAccelerator }) => registerAccelerator),
        [false, false, false, true]
      )
  },
  {
    name: 'the window menu brings its items, unless it has some',
    source: spec(
      'api-menu-item',
      'includes a default submenu layout when submenu is empty',
      'overrides default layout when submenu is specified'
    ),
    run({ electron, assert }) {
      const roles = (template) =>
        build(electron, [template]).items[0].submenu.items.map(({ role, type }) => role ?? type)
      assert.deepEqual(roles({ role: 'windowMenu' }), [
        'minimize',
        'zoom',
        ...(mac ? ['separator', 'front'] : ['close'])
      ])
      assert.deepEqual(roles({ role: 'windowMenu', submenu: [{ role: 'close' }] }), ['close'])
    }
  },
  {
    name: 'separators that follow each other are one, at an end none',
    source: spec('api-menu', 'should filter excess menu separators'),
    run({ electron, assert }) {
      const line = { type: 'separator' }
      assert.deepEqual(
        shown(build(electron, [line, { label: 'one' }, line, line, { label: 'two' }, line])),
        ['one', 'separator', 'two']
      )
    }
  },
  {
    name: 'an item is found by its id, in submenus too',
    source: spec('api-menu', 'should return the item with the given id'),
    run({ electron, assert }) {
      const made = build(electron, [
        { label: 'View', submenu: [{ label: 'Enter Fullscreen', id: 'fullScreen' }] }
      ])
      assert.equal(made.getMenuItemById('fullScreen').label, 'Enter Fullscreen')
      assert.equal(made.getMenuItemById('none'), null)
    }
  },
  {
    name: 'a click calls the item’s own function, with the item',
    source: spec('api-menu-item', 'should be called with the item object passed'),
    run({ electron, assert }) {
      let clicked
      const [item] = build(electron, [
        {
          label: 'text',
          click: (which) => {
            clicked = which
          }
        }
      ]).items
      item.click()
      assert.equal(clicked, item)
    }
  },
  {
    name: 'a click turns a checkbox over and checks a radio item',
    source: spec(
      'api-menu-item',
      'clicking an checkbox item should flip the checked property',
      'clicking an radio item should always make checked property true'
    ),
    run({ electron, assert }) {
      const [box, radio] = build(electron, [
        { label: 'box', type: 'checkbox' },
        { label: 'radio', type: 'radio' }
      ]).items
      for (const on of [true, false]) {
        box.click()
        radio.click()
        assert.deepEqual([box.checked, radio.checked], [on, true])
      }
    }
  },
  {
    name: 'of radio items between separators one is checked; those behind the next separator are others',
    source: spec(
      'api-menu-item',
      "setting 'checked' should flip other items' 'checked' property",
      'should assign groupId automatically'
    ),
    run({ electron, assert }) {
      const radio = { type: 'radio', label: 'radio' }
      const { items } = build(electron, [
        { ...radio, checked: true },
        radio,
        { type: 'separator' },
        { ...radio, checked: true },
        radio
      ])
      items[1].checked = true
      assert.deepEqual(
        items.map(({ checked }) => checked),
        [false, true, false, true, false]
      )
    }
  },
  {
    name: 'a role of the app’s is carried out by a click, its own function is not called',
    source: spec('api-menu-item', 'executes roles with native role functions'),
    systems: ['linux', 'win32'],
    async main({ app, Menu }, tell) {
      app.on('before-quit', () => tell('quit'))
      await app.whenReady()
      Menu.buildFromTemplate([{ role: 'quit', click: () => tell('own') }]).items[0].click()
    },
    drive: async ({ start, assert }) =>
      assert.deepEqual((await start().ended).told, [['quit', null]])
  },
  {
    name: 'the application menu is the one that was set, or none',
    source: spec('api-menu', 'sets a menu', 'unsets a menu with null'),
    run({ electron, electron: { Menu }, assert }) {
      const made = build(electron, [{ label: '1' }])
      Menu.setApplicationMenu(made)
      assert.equal(Menu.getApplicationMenu(), made)
      assert.throws(() => Menu.setApplicationMenu({}), /Invalid menu/)
      Menu.setApplicationMenu(null)
      assert.equal(Menu.getApplicationMenu(), null)
    }
  },
  {
    name: 'keys of an item choose it where the page does nothing with them',
    source:
      'docs/api/menu-item.md accelerator; shell/browser/native_window_views.cc HandleKeyboardEvent',
    standIn: 'only',
    async run({ electron, electron: { Menu }, page, inPage, until, assert }) {
      let chosen = []
      Menu.setApplicationMenu(
        build(electron, [
          { label: 'Find', accelerator: 'CmdOrCtrl+F', click: () => chosen.push('find') },
          {
            label: 'Grey',
            accelerator: 'CmdOrCtrl+G',
            enabled: false,
            click: () => chosen.push('grey')
          },
          {
            label: 'Deep',
            submenu: [
              {
                label: 'Pause',
                accelerator: 'CmdOrCtrl+Shift+P',
                click: () => chosen.push('pause')
              }
            ]
          }
        ])
      )
      const window = await page({ show: true })
      const press = (keyCode, ...more) =>
        window.webContents.sendInputEvent({
          type: 'keyDown',
          keyCode,
          modifiers: [mac ? 'meta' : 'control', ...more]
        })
      press('f')
      press('g')
      press('P', 'shift')
      await until(() => chosen.length === 2)
      assert.deepEqual(chosen, ['find', 'pause'])
      chosen = []
      await inPage(window, () => {
        addEventListener('keydown', (event) => {
          if (event.key === 'f') event.preventDefault()
        })
      })
      press('f')
      press('P', 'shift')
      await until(() => chosen.length > 0)
      assert.deepEqual(chosen, ['pause'])
      Menu.setApplicationMenu(null)
    }
  },
  {
    name: 'keys that there are not leave the item without any',
    source:
      'shell/browser/ui/accelerator_util.cc StringToAccelerator (false: "Invalid accelerator token")',
    run: ({ electron, assert }) =>
      assert.doesNotThrow(() =>
        build(electron, [{ label: 'Odd', accelerator: 'CmdOrCtrl+Nonsense' }])
      )
  },
  {
    name: 'a menu opens over a window: without one it cannot',
    source: `${spec('api-menu', 'throws an error if options is not an object')}; lib/browser/api/menu.ts popup`,
    run({ electron, assert }) {
      const made = build(electron, [{ label: '1' }])
      assert.throws(
        () => made.popup('this is a string, not an object'),
        /Options must be an object/
      )
      assert.throws(() => made.popup({}), /Cannot open Menu without a BaseWindow present/)
    }
  },
  {
    name: 'an item is put where it belongs, or refused',
    source: spec(
      'api-menu',
      'should throw when attempting to insert at out-of-range indices',
      'should store item in @items by its index'
    ),
    run({ electron, electron: { MenuItem }, assert }) {
      const made = build(electron, [{ label: '1' }, { label: '2' }])
      const item = new MenuItem({ label: 'between' })
      assert.throws(() => made.insert(-1, item), /cannot be less than 0/)
      assert.throws(() => made.insert(999, item), /cannot be greater than the total MenuItem count/)
      made.insert(1, item)
      assert.deepEqual(shown(made), ['1', 'between', '2'])
    }
  },
  {
    name: 'items can be put before others by their ids',
    source: spec('api-menu', 'should position before existing item'),
    standIn: 'throws',
    run: ({ electron, assert }) =>
      assert.deepEqual(
        shown(
          build(electron, [
            { label: '2', id: '2' },
            { label: '1', id: '1', before: ['2'] }
          ])
        ),
        ['1', '2']
      )
  },
  {
    name: 'the edit menu brings its items',
    source: 'lib/browser/api/menu-item-roles.ts editmenu',
    standIn: 'throws',
    run: ({ electron, assert }) =>
      assert.equal(build(electron, [{ role: 'editMenu' }]).items[0].submenu.items[0].role, 'undo')
  },
  {
    name: 'what a role does to the page is done',
    source: 'lib/browser/api/menu-item-roles.ts execute',
    systems: ['linux', 'win32'],
    standIn: 'throws',
    async run({ electron, page }) {
      const window = await page({ show: true })
      build(electron, [{ role: 'zoomIn' }]).items[0].click({}, window, window.webContents)
    }
  }
]
