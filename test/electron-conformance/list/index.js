import { app } from './app.js'
import { bridge } from './bridge.js'
import { contents } from './contents.js'
import { desktop } from './desktop.js'
import { ends } from './ends.js'
import { ipc } from './ipc.js'
import { menu } from './menu.js'
import { protocol } from './protocol.js'
import { runtime } from './runtime.js'
import { safeStorage } from './safe-storage.js'
import { session } from './session.js'
import { windows } from './windows.js'

/**
 * What this app leans on in Electron, said by Electron's own specs, source or documentation (the repository electron/electron; a path
 * with a test's name in quotes is a spec). An entry is
 * - `name`, `source`
 * - `run(tools)`: in the main process of an app that holds many of them, once it is ready; or
 * - `main(electron, tell)` with `drive({ start, assert })`: in a process of its own, from its first line on, and what is done with it from outside
 * - `desk`: which desktop it needs, of those in run-list.js; Electron has the one that is there
 * - `systems`: where it is so; everywhere without it
 * - `unsteady`: where Electron’s own specs leave it out; the stand-in is held to it there too
 * - `standIn`: `throws` where the stand-in says 'not part of the stand-in' instead; `only` where a person, or a test in their place, is needed
 */
export const entries = [
  ...app,
  ...ends,
  ...safeStorage,
  ...windows,
  ...contents,
  ...bridge,
  ...ipc,
  ...protocol,
  ...session,
  ...menu,
  ...desktop,
  ...runtime
]
