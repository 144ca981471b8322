/**
 * Which layer may import which: the one table behind the layering check (`check-layers.ts`) and
 * oxlint's overrides (`lint-overrides.ts`). docs/architecture.md gives the reasons.
 */
export interface Layer {
  name: LayerName
  /** Folder from the root of the repository, without a trailing slash. */
  folder: string
  /** Other layers that it may import by relative path. */
  layers: readonly LayerName[]
  /** Layers from which it may import only types, which are gone after the build. */
  types?: readonly LayerName[]
  /** Packages that it may import, with their sub-paths (`react-dom/client`). */
  packages: readonly string[]
  /** Whether `node:` modules may be imported. */
  builtins: boolean
  /**
   * What to use instead, for the message of a refused import. The first match wins; the last one
   * matches anything.
   */
  instead: readonly Signpost[]
}

export type LayerName =
  | 'aether'
  | 'contract'
  | 'engine'
  | 'sandbox'
  | 'cli'
  | 'main'
  | 'preload'
  | 'renderer'

export interface Signpost {
  /** Layer names, package names, `node:` for any builtin, `*` for anything. */
  targets: readonly string[]
  use: string
}

const electronBelongsToMain: Signpost = {
  targets: ['electron', 'electron-store'],
  use: 'only src/main may use Electron: add a port to src/engine/ports.ts and implement it in src/main'
}
const throughTheBridge: Signpost = {
  targets: [
    'node:',
    'electron',
    'electron-store',
    'better-sqlite3',
    'engine',
    'main',
    'sandbox',
    'cli',
    'aether',
    'preload'
  ],
  use: 'the window reaches everything through the bridge: call it by the IPC contract in src/contract'
}

export const layers: readonly Layer[] = [
  {
    name: 'aether',
    folder: 'packages/aether',
    layers: [],
    packages: [],
    builtins: true,
    instead: [
      {
        targets: ['*'],
        use: 'the SDK stands alone on node: modules; hand what it needs in through its options'
      }
    ]
  },
  {
    name: 'contract',
    folder: 'src/contract',
    layers: [],
    packages: ['zod', 'intl-messageformat', '@schummar/icu-type-parser'],
    builtins: false,
    instead: [
      {
        targets: ['node:', 'electron', 'better-sqlite3'],
        use: 'the contract is shared with the window and has no runtime APIs: put this code into src/engine or src/main'
      },
      {
        targets: ['*'],
        use: 'the contract imports zod alone: define the type here and let the other side import it'
      }
    ]
  },
  {
    name: 'engine',
    folder: 'src/engine',
    layers: ['contract'],
    packages: [
      'aether',
      'zod',
      'better-sqlite3',
      'fluent-ffmpeg',
      'p-limit',
      'temporal-polyfill',
      'csv-stringify',
      'fflate',
      'agent-base',
      'https-proxy-agent',
      'socks-proxy-agent',
      'proxy-from-env',
      '@ffmpeg-installer/ffmpeg',
      '@ffprobe-installer/ffprobe'
    ],
    builtins: true,
    instead: [
      electronBelongsToMain,
      {
        targets: ['sandbox'],
        use: 'the engine must not know the simulator: start it in src/cli, src/main or the test and pass its baseUrl to createEngine'
      },
      {
        targets: ['cli', 'main', 'preload', 'renderer'],
        use: 'the engine knows no face: emit an EngineEvent or add a port to src/engine/ports.ts'
      },
      {
        targets: ['*'],
        use: 'the engine uses the packages listed in test/architecture/layers.ts: add it there if it is really needed'
      }
    ]
  },
  {
    name: 'sandbox',
    folder: 'src/sandbox',
    layers: [],
    packages: ['fastify', '@fastify/busboy', 'zod', 'better-sqlite3', '@ffprobe-installer/ffprobe'],
    builtins: true,
    instead: [
      {
        targets: ['aether'],
        use: 'the sandbox reads the wire on its own, so that it can find faults in the SDK: write the paths and fields out here'
      },
      {
        targets: ['contract', 'engine'],
        use: 'the sandbox shares nothing with what it tests: write its own short version here'
      },
      electronBelongsToMain,
      {
        targets: ['*'],
        use: 'the sandbox imports nothing of ours: have the caller pass it in through SandboxOptions'
      }
    ]
  },
  {
    name: 'cli',
    folder: 'src/cli',
    layers: ['engine', 'contract', 'sandbox'],
    packages: [
      'zod',
      'commander',
      'csv-parse',
      'log-update',
      'string-width',
      'p-limit',
      'fluent-ffmpeg',
      '@ffmpeg-installer/ffmpeg',
      '@ffprobe-installer/ffprobe'
    ],
    builtins: true,
    instead: [
      electronBelongsToMain,
      {
        targets: ['main', 'preload', 'renderer'],
        use: 'the command line runs without the window: share the code through src/engine'
      },
      {
        targets: ['aether', 'better-sqlite3'],
        use: 'the command line speaks to the Engine interface (src/engine/engine.ts): add a method there'
      },
      {
        targets: ['*'],
        use: 'the command line uses the packages listed in test/architecture/layers.ts: add it there if it is really needed'
      }
    ]
  },
  {
    name: 'main',
    folder: 'src/main',
    layers: ['engine', 'contract', 'sandbox'],
    packages: ['electron', 'electron-store', 'electron-updater', 'agent-base', 'zod'],
    builtins: true,
    instead: [
      {
        targets: ['renderer', 'preload'],
        use: 'main and the window share types alone: define them in src/contract'
      },
      { targets: ['cli'], use: 'two faces share code through src/engine' },
      {
        targets: ['aether', 'better-sqlite3', 'fluent-ffmpeg'],
        use: 'the shell is thin: use the Engine interface (src/engine/engine.ts)'
      },
      {
        targets: ['*'],
        use: 'the shell uses the packages listed in test/architecture/layers.ts: add it there if it is really needed'
      }
    ]
  },
  {
    name: 'preload',
    folder: 'src/preload',
    layers: [],
    types: ['contract'],
    packages: ['electron'],
    builtins: false,
    instead: [
      {
        targets: ['node:', 'better-sqlite3'],
        use: 'a sandboxed preload has no Node: do it in src/main and call it over ipcRenderer'
      },
      {
        targets: ['*'],
        use: 'the preload is one narrow bridge over electron: pass values through and parse them in src/main'
      }
    ]
  },
  {
    name: 'renderer',
    folder: 'src/renderer',
    layers: ['contract'],
    packages: [
      'react',
      'react-dom',
      'radix-ui',
      'lucide-react',
      'sonner',
      'zustand',
      '@tanstack/react-virtual',
      'zod'
    ],
    builtins: false,
    instead: [
      throughTheBridge,
      {
        targets: ['*'],
        use: 'the window uses the packages listed in test/architecture/layers.ts: add it there if it is really needed'
      }
    ]
  }
]

/**
 * Additional imports allowed in a test beside the source. Product files may never import tests or
 * their helpers.
 */
export const testExtras = {
  packages: ['vitest', 'fast-check', '@fastify/busboy', 'csv-parse', 'selfsigned'],
  layers: ['sandbox', 'contract'] as readonly LayerName[],
  folders: [
    'test/support/fixtures',
    'test/support/fakes',
    'test/support/sdk',
    'test/support/system'
  ]
}

/** Files that load a module by a computed name, with the possible names. */
export const computedNames: Readonly<Record<string, string>> = {
  'src/engine/media/probe/find-tools.ts':
    'one of @ffprobe-installer/ffprobe and @ffmpeg-installer/ffmpeg'
}

/** Reviewed files over the line limit that still have one responsibility, with the reason. */
export const longFiles: Readonly<Record<string, string>> = {
  'src/engine/aether/failure-table.ts': 'one table of data, a row for each code'
}
export const maxLines = 400
/** A list of cases may be longer than the tested code. */
export const maxTestLines = 540

/** Returns the message of a refused import: what may not import what, and what to use instead. */
export function signpost(layer: Layer, target: string, builtin = false): string {
  const found = layer.instead.find(
    ({ targets }) =>
      targets.includes(target) || (builtin && targets.includes('node:')) || targets.includes('*')
  )
  return `${layer.folder} may not import ${target}: ${found?.use ?? 'see test/architecture/layers.ts'}`
}
