import { readFileSync, realpathSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = realpathSync(fileURLToPath(new URL('../..', import.meta.url)))

it('`aether` is the package in this repository, for whoever imports it here', () => {
  // A process of its own, so that it is Node that resolves and not the test runner.
  const printed = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      "import 'aether'; process.stdout.write(import.meta.resolve('aether'))"
    ],
    { cwd: root, encoding: 'utf8' }
  )
  expect(realpathSync(fileURLToPath(printed))).toBe(
    realpathSync(`${root}/packages/aether/src/index.ts`)
  )
})

it('the lock file knows `aether` as a link only, so that the unrelated package of that name is never fetched', () => {
  const lock: {
    packages: Record<string, { link?: boolean; resolved?: string; integrity?: string }>
  } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'))
  const places = Object.keys(lock.packages).filter((place) => place.endsWith('node_modules/aether'))
  expect(places).toEqual(['node_modules/aether'])
  expect(lock.packages['node_modules/aether']).toEqual({ resolved: 'packages/aether', link: true })
})
