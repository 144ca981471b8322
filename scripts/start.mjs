// `npm start`: builds the window and opens it in Electron. Electron's binary is no part of the npm package: it is
// fetched once from GitHub or a mirror, and where that cannot be done this says so instead of failing half-way.
import './require-node-24.mjs'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const fetchLimitMs = 15 * 60_000

/** Folder of the npm package `electron`, or null when it is not installed. */
function electronPackage() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return null
  }
}

/** The Electron binary, by the same rules as the package's own `index.js`, or null when it is not there. */
function electronBinary(packageDir) {
  const pathFile = join(packageDir, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const file = override ? join(override, name ?? defaultName()) : name === null ? null : join(packageDir, 'dist', name)
  return file !== null && existsSync(file) ? file : null
}

function defaultName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** Runs a command to its end with this terminal; resolves with its exit code, 1 when it ran over the limit. */
function run(command, args, { limitMs, env } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    const timer = limitMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), limitMs)
    const finish = (code) => {
      clearTimeout(timer)
      done(code ?? 1)
    }
    child.once('error', () => finish(1))
    child.once('exit', finish)
  })
}

function explainMissing() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const mirror = process.env.ELECTRON_MIRROR
  console.error(`
Electron's binary is missing, so the window cannot be opened here.
${override
    ? `ELECTRON_OVERRIDE_DIST_PATH is set to ${override}, and there is no ${defaultName()} in it.`
    : `It is not part of the npm package; it is downloaded once from ${mirror ?? 'github.com/electron/electron/releases'}, and that did not work (see above).`}

What to set:
  ELECTRON_MIRROR=https://your.mirror/electron/   a mirror that can be reached; then run npm start again
  ELECTRON_OVERRIDE_DIST_PATH=/path/to/dist       a folder that holds an Electron already (${readVersion()})

What works without it:
  npm run demo       the whole job on the command line, with no account
  npm run harness    this window, in a Chromium instead of Electron
`)
}

function readVersion() {
  const packageDir = electronPackage()
  return packageDir === null ? 'see package.json' : `version ${JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')).version}`
}

const packageDir = electronPackage()
if (packageDir === null) {
  console.error('The npm package electron is not installed. Run npm install first.')
  process.exit(1)
}
let binary = electronBinary(packageDir)
if (binary === null && !process.env.ELECTRON_OVERRIDE_DIST_PATH) {
  console.error('Fetching Electron once …')
  await run(process.execPath, [join(packageDir, 'install.js')], { limitMs: fetchLimitMs })
  binary = electronBinary(packageDir)
}
if (binary === null) {
  explainMissing()
  process.exit(1)
}

const viteCli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
const built = await run(process.execPath, [viteCli, 'build'])
if (built !== 0) process.exit(built)
// Started from another Electron app's terminal, this variable would turn Electron into plain Node.
delete process.env.ELECTRON_RUN_AS_NODE
process.exit(await run(binary, ['.', ...process.argv.slice(2)]))
