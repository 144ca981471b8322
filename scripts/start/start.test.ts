import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { onLinux, onWindows } from '../../test/support/system/platform.ts'
import { scratchFolder, type ScratchFolder } from '../../test/support/system/scratch-folder.ts'
import { toolScript } from '../../test/support/system/tool-script.ts'

// Runs the real scripts in their own small repository. Electron and electron-vite are programs that
// record how they were started.
const electron = onWindows ? 'electron.exe' : 'electron'
const isRoot = process.getuid?.() === 0
const nobody = 65_534
const hasScript = onLinux && spawnSync('script', ['--version']).error === undefined

let root: string
let put: ScratchFolder['put']
beforeEach(async () => {
  ;({ root, put } = scratchFolder('start'))
  for (const name of ['start.mjs', 'require-node-24.mjs', 'start'])
    cpSync(join(import.meta.dirname, '..', name), join(root, 'scripts', name), { recursive: true })
  put('package.json', '{ "type": "module" }')
  put('src/a.ts', '')
  put('node_modules/electron/package.json', '{ "version": "45.0.0" }')
  put('node_modules/electron/path.txt', electron)
  put('node_modules/electron/install.js', '')
  put(
    'node_modules/electron-vite/bin/electron-vite.js',
    `
    import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
    appendFileSync('dist/record', ['electron-vite', ...process.argv.slice(2)].join(' ') + '\\n')
    if (process.argv[2] === 'build') { mkdirSync('out', { recursive: true }); writeFileSync('out/index.js', '') }
    else appendFileSync('dist/record', 'by ' + process.env.ELECTRON_EXEC_PATH + '\\n')`
  )
  mkdirSync(join(root, 'dist'))
  await toolScript(
    join(root, 'dist/electron'),
    `import { appendFileSync } from 'node:fs'
    appendFileSync('dist/record', ['electron', ...process.argv.slice(2), ...(process.env.ELECTRON_RUN_AS_NODE ? ['as node'] : [])].join(' ') + '\\n')
    process.exitCode = 7`
  )
  // For a user other than the one that runs the tests.
  if (!onWindows) spawnSync('chmod', ['-R', 'a+rwX', root])
})

interface Started {
  code: number | null
  said: string
  record: string[]
}

async function finish(
  child: ChildProcess,
  onText: (text: string) => void = () => undefined
): Promise<Started> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += String(chunk)
      onText(said)
    })
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const record = join(root, 'dist/record')
  return {
    code,
    said,
    record: existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : []
  }
}

const environment = (env: Record<string, string>): Record<string, string> => ({
  PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
  DISPLAY: ':7',
  START_USER_NAMESPACES: 'granted',
  ELECTRON_OVERRIDE_DIST_PATH: join(root, 'dist'),
  ...env
})

/** Starts without a terminal. By default as a user who is not root. */
function start(
  words: readonly string[],
  env: Record<string, string> = {},
  user: 'root' | 'person' = 'person'
): Promise<Started> {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...words], {
    cwd: root,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot && user === 'person' && { uid: nobody, gid: nobody })
  })
  return finish(child)
}

/** Starts at its own terminal, with this answer to the question. */
function startAtTerminal(
  answer: string,
  env: Record<string, string>,
  ...words: string[]
): Promise<Started> {
  const line = ['node', 'scripts/start.mjs', 'start', ...words].join(' ')
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    cwd: root,
    env: environment(env),
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(isRoot && { uid: nobody, gid: nobody })
  })
  let asked = false
  return finish(child, (said) => {
    if (asked || !said.includes('[y/N]')) return
    asked = true
    child.stdin?.write(`${answer}\n`)
  })
}

describe('npm start', () => {
  it('builds, starts Electron with the arguments and ends as that does', async () => {
    const { code, said, record } = await start(['start', '--background'])
    expect(record).toEqual(['electron-vite build', 'electron . --background'])
    expect({ code, said }).toEqual({ code: 7, said: '' })
  })

  it('builds again only when something changed', async () => {
    await start(['start'])
    await start(['start'])
    put('src/a.ts', 'changed')
    expect((await start(['start'])).record).toEqual([
      'electron-vite build',
      'electron .',
      'electron .',
      'electron-vite build',
      'electron .'
    ])
  })

  it('is Electron also when it was started from another Electron app', async () => {
    expect((await start(['start'], { ELECTRON_RUN_AS_NODE: '1' })).record.at(-1)).toBe('electron .')
  })

  it('hands dev and preview to electron-vite, with the same Electron and arguments', async () => {
    await start(['dev', '--background'])
    expect((await start(['preview'])).record).toEqual([
      'electron-vite dev --watch --sourcemap -- --background',
      `by ${join(root, 'dist', electron)}`,
      'electron-vite preview --',
      `by ${join(root, 'dist', electron)}`
    ])
  })
})

describe('npm start without a binary', () => {
  it('says which folder lacks it, and starts nothing', async () => {
    const { code, said, record } = await start(['start'], {
      ELECTRON_OVERRIDE_DIST_PATH: join(root, 'empty')
    })
    expect(code).toBe(1)
    expect(said).toContain(`ELECTRON_OVERRIDE_DIST_PATH is set to ${join(root, 'empty')}`)
    expect(record).toEqual([])
  })

  it('says where it is downloaded from and what works without it, when the download did not bring it', async () => {
    const { code, said, record } = await start(['start'], {
      ELECTRON_OVERRIDE_DIST_PATH: '',
      ELECTRON_MIRROR: 'https://mirror.example/'
    })
    expect(code).toBe(1)
    expect(said).toMatch(
      /downloaded once from https:\/\/mirror\.example\/.*npm run demo.*npm run harness/s
    )
    expect(record).toEqual([])
  })
})

describe.skipIf(!onLinux)('npm start on Linux (elsewhere nothing of this is in the way)', () => {
  it.each(['start', 'dev', 'preview'])(
    'says that there is no screen, and starts nothing (%s)',
    async (mode) => {
      const { code, said, record } = await start([mode], { DISPLAY: '' })
      expect(code).toBe(1)
      expect(said).toContain('There is no screen')
      expect(said).toContain(
        mode === 'start' ? 'xvfb-run -a npm start ' : `xvfb-run -a npm run ${mode} `
      )
      expect(record).toEqual([])
    }
  )

  it('takes a Wayland screen for one', async () => {
    expect(
      (await start(['start'], { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' })).record.at(-1)
    ).toBe('electron .')
  })

  it('says without a terminal that it starts without the sandbox, and does', async () => {
    const { said, record } = await start(['start'], { START_USER_NAMESPACES: 'refused' })
    expect(said).toMatch(
      /apparmor_restrict_unprivileged_userns is 1.*sudo sysctl -w.*Starting without the sandbox \(--no-sandbox\)/s
    )
    expect(record.at(-1)).toBe('electron . --no-sandbox')
  })

  it('says nothing to whoever said --no-sandbox', async () => {
    const { said, record } = await start(['start', '--no-sandbox'], {
      START_USER_NAMESPACES: 'refused'
    })
    expect(said).toBe('')
    expect(record.at(-1)).toBe('electron . --no-sandbox')
  })

  it.skipIf(!isRoot)('takes root for what it is (only root can be it)', async () => {
    const { said, record } = await start(['start'], {}, 'root')
    expect(said).toMatch(/You are root.*Starting without the sandbox/s)
    expect(record.at(-1)).toBe('electron . --no-sandbox')
  })

  it.skipIf(!isRoot)(
    'keeps the sandbox where its helper is root’s and SUID (only root can make it so)',
    async () => {
      put('dist/chrome-sandbox', '', 0o4755)
      expect((await start(['start'], { START_USER_NAMESPACES: 'refused' })).record.at(-1)).toBe(
        'electron .'
      )
      chmodSync(join(root, 'dist/chrome-sandbox'), 0o755)
      expect((await start(['start'], { START_USER_NAMESPACES: 'refused' })).record.at(-1)).toBe(
        'electron . --no-sandbox'
      )
    }
  )
})

describe.skipIf(!hasScript)('npm start at a terminal (made by script of util-linux)', () => {
  const refused = { START_USER_NAMESPACES: 'refused' }

  it('asks, and starts nothing unless the answer is yes', async () => {
    const { code, said, record } = await startAtTerminal('', refused)
    expect(said).toContain('Start without the sandbox? [y/N]')
    expect({ code, record }).toEqual({ code: 1, record: [] })
  })

  it('starts without the sandbox on a yes', async () => {
    expect((await startAtTerminal('y', refused)).record).toEqual([
      'electron-vite build',
      'electron . --no-sandbox'
    ])
  })

  it.each([
    { why: 'CI', env: { ...refused, CI: 'true' }, words: [] },
    { why: 'whoever said --no-sandbox', env: refused, words: ['--no-sandbox'] }
  ])('does not ask $why', async ({ env, words }) => {
    const { said, record } = await startAtTerminal('n', env, ...words)
    expect(said).not.toContain('[y/N]')
    expect(record.at(-1)).toBe('electron . --no-sandbox')
  })
})
