import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { scratchFolder, type ScratchFolder } from '../support/system/scratch-folder.ts'
import { checkFolders } from './check-folders.ts'
import { checkLayers, checkLengths, sourceFiles } from './check-layers.ts'
import { layers } from './layers.ts'
import { isGenerated, lintOverrides, readLintConfig } from './lint-overrides.ts'

const root = join(import.meta.dirname, '../..')

describe('the tree as it is', () => {
  it('keeps every import within the table', () => {
    expect(checkLayers(root)).toEqual([])
  })

  it('was really walked: every layer that is there has files in the list', () => {
    const files = sourceFiles(root)
    expect(files).toContain('src/engine/engine.ts')
    expect(files).toContain('src/contract/queue/job.ts')
    expect(files.filter((file) => file.includes('node_modules'))).toEqual([])
  })

  it('has no product file over the limit of lines', () => {
    expect(checkLengths(root)).toEqual([])
  })

  it('has no crowded folder, no circle of folders and no shortcut in the window', () => {
    expect(checkFolders(root)).toEqual([])
  })

  it('gives no download host away in the lock file', () => {
    const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
    expect(
      lock.split('\n').filter((line) => line.includes('"resolved"') && line.includes('//'))
    ).toEqual([])
  })

  it('has the lint overrides that follow from the table', () => {
    const config = readLintConfig(readFileSync(join(root, '.oxlintrc.json'), 'utf8'))
    expect(
      config.overrides.filter(isGenerated),
      'run: node test/architecture/write-lint-overrides.ts'
    ).toEqual(lintOverrides())
  })
})

describe('a planted breach', () => {
  let tree: string
  let plant: ScratchFolder['put']
  beforeEach(() => {
    ;({ root: tree, put: plant } = scratchFolder('layers'))
    for (const { folder } of layers) plant(`${folder}/index.ts`, 'export {}\n')
  })

  it('is absent from a tree that keeps to the table', () => {
    plant(
      'src/engine/a.ts',
      `import type { Job } from '../contract/job.ts'\nimport Aether from 'aether'\nimport { join } from 'node:path'\n`
    )
    plant('src/cli/a.ts', `import '../engine/a.ts'\nimport '../sandbox/index.ts'\n`)
    plant('src/main/a.ts', `import { app } from 'electron'\nimport '../engine/a.ts'\n`)
    plant(
      'src/preload/a.ts',
      `import { ipcRenderer } from 'electron'\nimport type { Bridge } from '../contract/bridge.ts'\n`
    )
    plant(
      'src/renderer/a.tsx',
      `import { createRoot } from 'react-dom/client'\nimport '../contract/job.ts'\nimport './queue/rows.ts'\n`
    )
    plant(
      'src/engine/a.test.ts',
      `import { it } from 'vitest'\nimport '../sandbox/index.ts'\nimport '../../test/support/fixtures/clips.ts'\n`
    )
    expect(checkLayers(tree)).toEqual([])
  })

  const breaches: [title: string, file: string, text: string, says: string][] = [
    [
      'engine -> electron',
      'src/engine/a.ts',
      `import { app } from 'electron'`,
      'add a port to src/engine/ports.ts'
    ],
    [
      'engine -> sandbox',
      'src/engine/a.ts',
      `import { startSandbox } from '../sandbox/index.ts'`,
      'pass its baseUrl to createEngine'
    ],
    [
      'engine -> main',
      'src/engine/a.ts',
      `export * from '../main/index.ts'`,
      'the engine knows no face'
    ],
    [
      'engine -> an unlisted package',
      'src/engine/a.ts',
      `import axios from 'axios'`,
      'test/architecture/layers.ts'
    ],
    [
      'engine -> the SDK by its path',
      'src/engine/a.ts',
      `import '../../packages/aether/index.ts'`,
      'by its name, "aether"'
    ],
    [
      'contract -> node:',
      'src/contract/a.ts',
      `import { join } from 'node:path'`,
      'has no runtime APIs'
    ],
    [
      'contract -> a builtin without its prefix',
      'src/contract/a.ts',
      `import { join } from 'path'`,
      'has no runtime APIs'
    ],
    [
      'contract -> engine',
      'src/contract/a.ts',
      `import '../engine/index.ts'`,
      'define the type here'
    ],
    [
      'sandbox -> aether',
      'src/sandbox/a.ts',
      `import Aether from 'aether'`,
      'the sandbox reads the wire on its own'
    ],
    [
      'sandbox -> contract, a type alone',
      'src/sandbox/a.ts',
      `import type { Job } from '../contract/job.ts'`,
      'write its own short version'
    ],
    [
      'cli -> electron',
      'src/cli/a.ts',
      `import { app } from 'electron'`,
      'only src/main may use Electron'
    ],
    [
      'cli -> main',
      'src/cli/a.ts',
      `import '../main/index.ts'`,
      'share the code through src/engine'
    ],
    ['cli -> aether', 'src/cli/a.ts', `import Aether from 'aether'`, 'the Engine interface'],
    ['main -> aether', 'src/main/a.ts', `import Aether from 'aether'`, 'the shell is thin'],
    [
      'main -> renderer, a type alone',
      'src/main/a.ts',
      `import type { Row } from '../renderer/index.ts'`,
      'define them in src/contract'
    ],
    [
      'preload -> node:',
      'src/preload/a.ts',
      `import { readFileSync } from 'node:fs'`,
      'do it in src/main'
    ],
    [
      'preload -> contract, more than a type',
      'src/preload/a.ts',
      `import { schema } from '../contract/index.ts'`,
      'one narrow bridge'
    ],
    [
      'renderer -> node:',
      'src/renderer/a.tsx',
      `import { readFileSync } from 'node:fs'`,
      'through the bridge'
    ],
    [
      'renderer -> electron',
      'src/renderer/a.tsx',
      `import { ipcRenderer } from 'electron'`,
      'through the bridge'
    ],
    [
      'renderer -> better-sqlite3',
      'src/renderer/a.tsx',
      `import Database from 'better-sqlite3'`,
      'through the bridge'
    ],
    [
      'renderer -> engine, a type alone',
      'src/renderer/a.tsx',
      `import type { Engine } from '../engine/engine.ts'`,
      'through the bridge'
    ],
    [
      'the SDK -> engine',
      'packages/aether/src/a.ts',
      `import '../../../src/engine/index.ts'`,
      'the SDK stands alone'
    ],
    [
      'the SDK -> a package',
      'packages/aether/src/a.ts',
      `import { z } from 'zod'`,
      'the SDK stands alone'
    ],
    ['product -> a test', 'src/engine/a.ts', `import './b.test.ts'`, 'move what both need'],
    [
      'product -> test helpers',
      'src/engine/a.ts',
      `import '../../test/support/fixtures/clips.ts'`,
      'outside of the product'
    ],
    ['import()', 'src/renderer/a.tsx', `await import('node:fs')`, 'through the bridge'],
    ['require()', 'src/renderer/a.tsx', `const fs = require('fs')`, 'through the bridge'],
    [
      'createRequire()',
      'src/engine/a.ts',
      `import { createRequire } from 'node:module'\nconst load = createRequire(import.meta.url)\nload('electron')`,
      'src/engine/ports.ts'
    ],
    [
      'export from',
      'src/cli/a.ts',
      `export { app } from 'electron'`,
      'only src/main may use Electron'
    ],
    [
      'import type() in a type',
      'src/renderer/a.tsx',
      `export type E = import('../engine/engine.ts').Engine`,
      'through the bridge'
    ],
    [
      'a worker named by URL',
      'src/engine/a.ts',
      `new URL('../main/worker.ts', import.meta.url)`,
      'the engine knows no face'
    ],
    [
      'a computed name',
      'src/engine/a.ts',
      `export const load = (name: string) => import(name)`,
      'write the module name out'
    ]
  ]
  it.each(breaches)('%s is refused and told what to use', (_title, file, text, says) => {
    plant(file, `${text}\n`)
    const found = checkLayers(tree)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`${file}:`)
    expect(found[0]).toContain(says)
  })

  it('in a folder that the table does not know is refused', () => {
    plant('src/shared/a.ts', `import 'electron'\n`)
    plant('src/stray.ts', `import 'electron'\n`)
    expect(checkLayers(tree)).toEqual([
      expect.stringContaining('src/shared is not a layer'),
      expect.stringContaining('src/stray.ts belongs to no layer')
    ])
  })

  it.each([
    [
      'a 26th file',
      Object.fromEntries(
        Array.from({ length: 26 }, (_, n) => [`src/engine/many/f${n}.ts`, 'export {}'])
      ),
      'src/engine/many has 26 files, 25 are allowed: group'
    ],
    [
      'a circle of folders',
      {
        'src/engine/one/deep/a.ts': "import '../../two/b.ts'",
        'src/engine/two/b.ts': "import '../three/c.ts'",
        'src/engine/three/c.ts': "import '../one/d.ts'",
        'src/engine/one/d.ts': 'export {}'
      },
      'src/engine/one/deep/a.ts:1: src/engine/one and src/engine/two import each other: move'
    ],
    [
      'an import from a feature into app',
      {
        'src/renderer/features/x/a.ts': "import '../../app/b.ts'",
        'src/renderer/app/b.ts': 'export {}'
      },
      'may not import src/renderer/app/b.ts: features lie below the app; move what both need into src/renderer/state'
    ],
    [
      'an import past the index of a feature',
      {
        'src/renderer/features/x/a.ts': "import '../y/b.ts'",
        'src/renderer/features/y/b.ts': 'export {}'
      },
      'use src/renderer/features/y/index.ts'
    ],
    [
      'state that knows a feature',
      {
        'src/renderer/state/a.ts': "import '../features/y/b.ts'",
        'src/renderer/features/y/b.ts': 'export {}'
      },
      'state lies below app and features'
    ]
  ])('by %s is refused and told what to do', (_title, files, says) => {
    for (const [file, text] of Object.entries(files)) plant(file, `${text}\n`)
    expect(checkFolders(tree)).toContainEqual(expect.stringContaining(says))
  })

  it('in a file that does not parse is not passed over', () => {
    plant('src/engine/a.ts', `import { from 'electron'\n`)
    expect(() => checkLayers(tree)).toThrow('src/engine/a.ts does not parse')
  })

  it('of the line limit names the file and its length', () => {
    plant('src/engine/long.ts', 'export {}\n'.repeat(401))
    expect(checkLengths(tree, {})).toEqual([
      expect.stringContaining('src/engine/long.ts has 401 lines, 400 are allowed')
    ])
  })

  it.each([
    ['src/engine/a.ts', 'electron', 'add a port to src/engine/ports.ts'],
    ['src/cli/a.ts', 'electron', 'only src/main may use Electron'],
    ['src/renderer/a.tsx', 'node:fs', 'through the bridge'],
    ['src/renderer/a.tsx', 'better-sqlite3', 'through the bridge'],
    ['src/preload/a.ts', 'node:fs', 'do it in src/main'],
    ['src/contract/a.ts', 'node:fs', 'has no runtime APIs']
  ])('in %s -> %s is caught by oxlint with the same signpost', (file, specifier, says) => {
    copyFileSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'))
    plant(file, `import * as found from '${specifier}'\nexport const keep = found\n`)
    const { status, stdout } = oxlint(file)
    expect(stdout).toContain(says)
    expect(status).toBe(1)
  })

  it('is not seen by oxlint where there is none', () => {
    copyFileSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'))
    plant('src/main/a.ts', `import { app } from 'electron'\nexport const keep = app\n`)
    expect(oxlint('src/main/a.ts')).toMatchObject({ status: 0 })
  })

  function oxlint(file: string): { status: number | null; stdout: string } {
    const bin = join(root, 'node_modules/oxlint/bin/oxlint')
    return spawnSync(process.execPath, [bin, '--deny-warnings', file], {
      cwd: tree,
      encoding: 'utf8'
    })
  }
})
