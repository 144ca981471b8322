/**
 * Starts the app from source: `start` on a build that is renewed after changes, `dev` with hot
 * reload, `preview` on a fresh build. Detects whatever prevents Electron's start before spawning
 * it, and prints the remedy.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { readBuildStamp } from './build-stamp.ts'
import { type FoundElectron, findElectron } from './find-electron.ts'
import { judgeStart } from './judge-start.ts'
import { readStartFacts } from './start-facts.ts'
import { noBinary, noSandbox, noScreen } from './start-words.ts'

const root = join(import.meta.dirname, '../..')
const viteCli = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
const fetchLimitMs = 15 * 60_000
const [mode = 'start', ...args] = process.argv.slice(2)
const typed = mode === 'start' ? 'npm start' : `npm run ${mode}`

function stop(text: string): never {
  console.error(`\n${text}\n`)
  process.exit(1)
}

/** Runs a command to its end in this terminal. Resolves to its exit code, 1 if it has none. */
function run(command: string, words: readonly string[], limitMs?: number): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, words, { cwd: root, stdio: 'inherit' })
    const timer =
      limitMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), limitMs)
    const finish = (code: number | null): void => {
      clearTimeout(timer)
      done(code ?? 1)
    }
    child.once('error', () => finish(1))
    child.once('exit', finish)
  })
}

/** Only a clear yes counts. */
async function agrees(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
  const answer = await Promise.race([lines.question(`${question} [y/N] `), closed])
  lines.close()
  return /^y(es)?$/iu.test(answer.trim())
}

/**
 * Returns the app's arguments, with those that this system requires. Exits if the app cannot start.
 */
async function settle(electron: FoundElectron): Promise<string[]> {
  const verdict = judgeStart(readStartFacts(electron.distDir), args)
  if (verdict.kind === 'start') return args
  if (verdict.kind === 'no-screen') return stop(noScreen(typed))
  console.error(`\n${noSandbox(verdict.why, typed)}\n`)
  if (!verdict.ask) console.error('Starting without the sandbox (--no-sandbox).')
  else if (!(await agrees('Start without the sandbox?'))) stop('Not started.')
  return [...args, '--no-sandbox']
}

const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
const explainMissing = (electron: FoundElectron): never =>
  stop(noBinary(electron, override, process.env['ELECTRON_MIRROR']))

async function fetchBinary(electron: FoundElectron): Promise<string> {
  if (electron.binary !== null) return electron.binary
  console.error('Downloading Electron once …')
  await run(process.execPath, [join(electron.packageDir, 'install.js')], fetchLimitMs)
  return findElectron()?.binary ?? explainMissing(electron)
}

const electron =
  findElectron() ?? stop('The npm package electron is not installed. Run npm ci first.')
if (electron.binary === null && override) explainMissing(electron)
const appArgs = await settle(electron)
const binary = await fetchBinary(electron)
// Started from another Electron app's terminal, this variable would turn Electron into plain Node.
delete process.env['ELECTRON_RUN_AS_NODE']
process.env['ELECTRON_EXEC_PATH'] = binary

// Ctrl-C ends the app; this process waits for it.
process.on('SIGINT', () => undefined)
if (mode === 'start') {
  const stamp = readBuildStamp(root)
  if (!stamp.isCurrent()) {
    const built = await run(process.execPath, [viteCli, 'build'])
    if (built !== 0) process.exit(built)
    stamp.keep()
  }
  process.exit(await run(binary, ['.', ...appArgs]))
}
// Changes in main and preload also trigger a rebuild.
process.exit(
  await run(process.execPath, [
    viteCli,
    mode,
    ...(mode === 'dev' ? ['--watch', '--sourcemap'] : []),
    '--',
    ...appArgs
  ])
)
