import type { AppEvent } from '../../contract/ipc/app-event.ts'
import { startConnect } from '../state/connect-store.ts'
import { chooseAndAdd } from '../features/queue/add/add-files.ts'
import { saveDiagnostics } from '../features/history/save-file.ts'
import { clearFinished, pause, resume, retryFailed } from '../state/queue-commands.ts'
import { focusSearch } from '../features/queue/toolbar/search-field.tsx'
import { call } from '../rpc/client.ts'
import { dialogIsOpen } from '../shared/dialog-is-open.ts'
import { attempt } from '../shared/use-action.ts'
import { setAppState, setView, showJob } from '../state/app-store.ts'

/** Handles an event from the main process: a chosen menu item, a clicked notification. */
export function handleAppEvent(event: AppEvent): void {
  switch (event.type) {
    case 'show-view':
      return setView(event.view)
    case 'show-job':
      return showJob(event.jobId)
    case 'state-changed':
      return attempt(call('app.state', {}).then(setAppState))
    case 'command':
      return commands[event.command]()
  }
}

const commands: Record<Extract<AppEvent, { type: 'command' }>['command'], () => void> = {
  'add-files': () => chooseAndAdd('files'),
  'add-folder': () => chooseAndAdd('folders'),
  pause: () => pause('after-current'),
  resume,
  'connect-account': () => startConnect(null),
  'stop-now': () => pause('now'),
  find: () => dialogIsOpen() || focusSearch(),
  'retry-failed': retryFailed,
  'clear-finished': clearFinished,
  'save-diagnostics': saveDiagnostics
}
