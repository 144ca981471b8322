import type { AppState } from '../../../contract/ipc-rows.ts'
import { strings } from '../../shared/strings.ts'

export function AccountsView({ state: _state }: { state: AppState }) {
  return (
    <main className="min-h-0 flex-1 overflow-y-auto px-8 py-6">
      <h2 className="text-xl font-semibold">{strings.nav.accounts}</h2>
    </main>
  )
}
