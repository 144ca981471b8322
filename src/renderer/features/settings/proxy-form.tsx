import { useId, useState } from 'react'
import type { IpcInput } from '../../../contract/ipc.ts'
import type { ProxyState } from '../../../contract/ipc/network-calls.ts'
import { announce } from '../../state/app-store.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Failure, TextField } from '../../shared/ui/form.tsx'
import { useAction } from '../../shared/use-action.ts'

/** A proxy's address, user and password. Passes the password to the main process, keeps no copy. */
export function ProxyForm({
  proxy,
  save
}: {
  proxy: ProxyState
  save: (change: IpcInput<'network.setProxy'>) => Promise<ProxyState>
}) {
  const [address, setAddress] = useState(proxy.address)
  const [user, setUser] = useState(proxy.user)
  const [password, setPassword] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  const id = useId()
  const { run, busy, error } = useAction(async (change: IpcInput<'network.setProxy'>) => {
    const kept = await save(change)
    setAddress(kept.address)
    setUser(kept.user)
    setPassword(null)
    setSaved(true)
    announce(t('settings.network.saved'))
  })
  // For another address or name, the user has to enter the password again.
  const isShut = proxy.kept === 'unreadable' || proxy.kept === 'locked'
  const stays =
    proxy.kept !== null && !isShut && address.trim() === proxy.address && user === proxy.user
  const edit =
    (set: (value: string) => void) =>
    (value: string): void => {
      setSaved(false)
      set(value)
    }
  return (
    <form
      aria-label={t('settings.network.manual')}
      className="flex flex-col gap-3 px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault()
        run({ mode: 'manual', address, user, ...(password !== null && { password }) })
      }}>
      <TextField
        id={`${id}-address`}
        label={t('settings.network.address')}
        value={address}
        onChange={edit(setAddress)}
        placeholder={t('settings.network.addressPlaceholder')}
        aria-invalid={error !== null}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          id={`${id}-user`}
          label={t('settings.network.user')}
          value={user}
          onChange={edit(setUser)}
        />
        <TextField
          id={`${id}-password`}
          label={t('settings.network.password')}
          type="password"
          value={password ?? ''}
          onChange={edit(setPassword)}
          placeholder={stays ? t('settings.network.passwordKept') : ''}
          aria-describedby={`${id}-kept`}
        />
      </div>
      <p id={`${id}-kept`} className="text-xs text-muted">
        {proxy.kept === null
          ? t('settings.network.optional')
          : stays || isShut
            ? t(`settings.network.kept.${proxy.kept}`)
            : t('settings.network.askedAgain')}
      </p>
      <Failure>{error}</Failure>
      <div className="flex items-center gap-2">
        <Button type="submit" variant="primary" disabled={busy || address.trim() === ''}>
          {t('settings.network.save')}
        </Button>
        {stays && (
          <Button
            disabled={busy}
            onClick={() => run({ mode: 'manual', address, user, password: '' })}>
            {t('settings.network.forgetPassword')}
          </Button>
        )}
        {saved && <span className="text-tone-green">{t('settings.network.savedNow')}</span>}
      </div>
    </form>
  )
}
