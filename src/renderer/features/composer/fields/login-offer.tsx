import { strings } from '../../../shared/strings.ts'
import { useSettings } from '../../settings/index.ts'

/** Offers to open the app at login, so that it can keep a time. Empty where it is unsupported. */
export function LoginOffer() {
  const { settings, change } = useSettings()
  if (settings === null || !settings.openAtLogin.supported) return null
  return (
    <label className="flex items-center gap-2">
      <input
        type="checkbox"
        checked={settings.openAtLogin.on}
        onChange={(event) => change({ openAtLogin: event.target.checked })}
      />
      {strings.timing.openAtLogin}
    </label>
  )
}
