// `npm run lock`: writes package-lock.json so that `npm ci` works with every npm on every system.
// Keeps every version that still fits package.json.
import './require-node-24.mjs'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const npm = process.env.npm_execpath
if (!npm) {
  console.error('Run this as `npm run lock`.')
  process.exit(1)
}
// Without scripts and node_modules npm adds the entries of the optional packages for other systems.
execFileSync(process.execPath, [npm, 'install', '--package-lock-only', '--ignore-scripts'], {
  cwd: new URL('..', import.meta.url),
  stdio: 'inherit'
})

// npm before 11.16 compiles a package with a binding.gyp unless its entry forbids it, and every npm
// drops that field when it writes. better-sqlite3 ships binaries: there is nothing to compile.
const lock = JSON.parse(readFileSync(file, 'utf8'))
lock.packages['node_modules/better-sqlite3'].gypfile = false
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
