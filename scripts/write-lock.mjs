// `npm run lock`: writes package-lock.json so that `npm ci` works with every npm on every system. Moves no version that still fits package.json.
import './require-node-24.mjs'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const npm = process.env.npm_execpath
if (!npm) {
  console.error('Run this as `npm run lock`.')
  process.exit(1)
}
// Without scripts and node_modules npm adds the entries of the optional packages that belong to other systems.
execFileSync(process.execPath, [npm, 'install', '--package-lock-only', '--ignore-scripts'], {
  cwd: new URL('..', import.meta.url),
  stdio: 'inherit'
})

// npm before 11.16 compiles a package that has a binding.gyp unless its entry says otherwise, and every npm drops the word when it writes.
// better-sqlite3 brings its binaries: there is nothing to compile.
const lock = JSON.parse(readFileSync(file, 'utf8'))
lock.packages['node_modules/better-sqlite3'].gypfile = false
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
