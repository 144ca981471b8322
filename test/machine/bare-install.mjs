// What a user's machine without Python and a compiler does with README's first commands: a fresh clone, `npm ci` and `npm run demo`,
// with an npm that knows no `allowScripts`. Needs git, npm and the registry; runs on any Node, before anything is installed.
//   node test/machine/bare-install.mjs [npm version]
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const npmVersion = process.argv[2] ?? '10.9.4'
const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'bare-install-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const bin = join(folder, 'bin')
const clone = join(folder, 'clone')
const npmFolder = join(folder, 'npm')
mkdirSync(bin)
mkdirSync(npmFolder)
run('git', ['clone', '--quiet', root, clone], process.env)
run(
  'npm',
  ['install', '--prefix', npmFolder, '--no-save', '--silent', `npm@${npmVersion}`],
  process.env
)

// On PATH: what the system has, without Python and build tools, and with this Node and this npm.
const missing = /^(?:python|pypy|g?make$|cmake|cc$|c\+\+|gcc|g\+\+|clang|c89|c99|node$|npm$|npx$)/
for (const name of readdirSync('/usr/bin'))
  if (!missing.test(name)) symlinkSync(join('/usr/bin', name), join(bin, name))
const npmCli = join(npmFolder, 'node_modules/npm/bin/npm-cli.js')
symlinkSync(process.execPath, join(bin, 'node'))
writeFileSync(join(bin, 'npm'), `#!/bin/sh\nexec "${process.execPath}" "${npmCli}" "$@"\n`, {
  mode: 0o755
})
const kept = Object.entries(process.env).filter(
  ([name]) =>
    /^(?:HOME|LANG|TMPDIR|.*_proxy)$/i.test(name) ||
    /^npm_config_(?:registry|cafile|userconfig|globalconfig)$/i.test(name)
)
const env = { ...Object.fromEntries(kept), PATH: bin }

console.log(
  `npm ${run('npm', ['--version'], env).trim()}, Node ${process.version}, without Python and a compiler:`
)
run('npm', ['ci'], env)
console.log('  npm ci: done')
const demo = run('npm', ['run', 'demo'], env)
console.log(`  npm run demo: ${demo.trim().split('\n').at(-1)}`)

/** Runs a command in the clone, or where there is none yet; ends this program with all that was printed if the command fails. */
function run(command, args, environment) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: existsSync(clone) ? clone : folder,
    env: environment,
    encoding: 'utf8'
  })
  if (status === 0) return stdout
  console.error(
    `${command} ${args.join(' ')} failed (${error?.message ?? status}):\n${stdout}\n${stderr}`
  )
  process.exit(1)
}
