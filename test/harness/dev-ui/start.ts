/**
 * `npm run dev:ui`: the window in a tab of any browser, with hot reload, on the code of main as it is in `src`. Needs neither
 * Electron's binary nor a build.
 *   --dir <folder>   keep the app's data there (default: .cache/dev-ui)
 *   --port <n>       the port of the page (default: 5180; 0 for any that is free)
 */
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { resolveConfig } from 'electron-vite'
import { createServer, mergeConfig } from 'vite'
import { answerInTerminal } from '../answer-in-terminal.ts'
import { settle } from '../launch-app.ts'
import { tabPlugin } from './tab-plugin.ts'

const root = resolve(import.meta.dirname, '../../..')
const { values } = parseArgs({ options: { dir: { type: 'string' }, port: { type: 'string' } } })
const { dir, env } = settle({ dir: resolve(values.dir ?? join(root, '.cache/dev-ui')) })

const { config } = await resolveConfig({ root, logLevel: 'warn' }, 'serve', 'development')
const server = await createServer(
  mergeConfig(config?.renderer ?? {}, {
    plugins: [tabPlugin(root, join(dir, 'dropped'))],
    cacheDir: join(dir, 'vite'),
    // A port that is taken is most often that of another dev:ui, which holds the folder too.
    server: { host: 'localhost', port: Number(values.port ?? 5180), strictPort: true }
  })
)
await server.listen()
const url = server.resolvedUrls?.local[0]
if (url === undefined) throw new Error('The development server has no address')

Object.assign(process.env, env, {
  ELECTRON_RENDERER_URL: url,
  HARNESS_DIR: dir,
  HARNESS_APP_DIR: root,
  // The tab is the user's own: the stand-in starts no browser.
  HARNESS_BROWSER: JSON.stringify({ path: '', env: {} })
})
// In this order: 'electron' is the stand-in from here on, its windows are tabs, and only then comes what imports it.
await import('../electron-fake/register.ts')
const { showInTab } = await import('./tab-contents.ts')
const shown = showInTab(server, url)
process.standIn?.hear((report) => {
  void answerInTerminal(report, (value) =>
    process.standIn?.order({ order: 'answer-dialog', value })
  )
})
await import(pathToFileURL(join(root, 'src/main/index.ts')).href)
await shown
console.log(`Open ${url} in a browser. Native dialogs are asked here. Ctrl-C ends it.`)

server.watcher.add(['src', 'packages'].map((name) => join(root, name)))
server.watcher.on('change', (path) => {
  const name = relative(root, path)
  if (!/^src.(renderer|preload)|\.test\.ts$/.test(name))
    console.log(`${name} changed: end this and start it again to run it.`)
})
