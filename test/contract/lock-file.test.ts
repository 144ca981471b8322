import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Entry {
  resolved?: string
  link?: boolean
  gypfile?: boolean
  hasInstallScript?: boolean
  os?: string[]
  cpu?: string[]
  optionalDependencies?: Record<string, string>
}
const { packages }: { packages: Record<string, Entry> } = readJson('package-lock.json')
const { allowScripts }: { allowScripts: Record<string, boolean> } = readJson('package.json')

function readJson(file: string) {
  return JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))
}

/** Whether Node, looking up from the package at `place`, finds an entry called `name`. */
function hasEntry(place: string, name: string): boolean {
  const parts = place.split('/')
  return (
    parts.some(
      (_, i) =>
        `${parts.slice(0, parts.length - i).join('/')}/node_modules/${name}`.replace(/^\//, '') in
        packages
    ) || `node_modules/${name}` in packages
  )
}

describe('package-lock.json serves `npm ci` with every npm on every system (`npm run lock` writes it so)', () => {
  it('has an entry for each optional package, those of other systems included', () => {
    const lacking = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !hasEntry(place, name))
        .map((name) => `${name}, which ${place || 'this project'} asks for`)
    )
    expect(lacking).toEqual([])
  })

  it('keeps npm before 11.16 from compiling SQLite', () => {
    expect(packages['node_modules/better-sqlite3']).toMatchObject({ gypfile: false })
  })

  it('names no registry, so that it serves behind a mirror too', () => {
    const hosts = Object.entries(packages)
      .filter(([, { resolved, link }]) => resolved !== undefined && link !== true)
      .map(([place, { resolved }]) => `${place} from ${resolved}`)
    expect(hosts).toEqual([])
  })
})

it('package.json answers for every package with an install script on a supported system, which newer npm blocks if it is not named', () => {
  const fits = ({ os, cpu }: Entry): boolean =>
    (os ?? ['linux']).some((one) => ['darwin', 'linux', 'win32'].includes(one)) &&
    (cpu ?? ['x64']).some((one) => ['arm64', 'x64'].includes(one))
  const names = Object.entries(packages)
    .filter(([, entry]) => entry.hasInstallScript === true && fits(entry))
    .map(([place]) => place.replace(/^.*node_modules\//, ''))
  expect(names.filter((name) => !(name in allowScripts))).toEqual([])
})
