import type { ReactNode } from 'react'
import type { Update } from '../../../contract/update.ts'
import { call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { ProgressBar } from '../../shared/ui/progress-bar.tsx'
import { attempt } from '../../shared/use-action.ts'
import { SwitchSetting, SettingRow } from './setting-row.tsx'

/** Whether the app checks for new versions, and the version found. */
export function UpdateSetting({
  update,
  on,
  onChange
}: {
  update: Update
  on: boolean
  onChange: (on: boolean) => void
}) {
  const supported = update.phase !== 'unsupported'
  return (
    <>
      <Found update={update} />
      <SwitchSetting
        label={t('settings.update.label')}
        hint={supported ? t('settings.update.hint') : t('settings.update.unsupported')}
        on={supported && on}
        disabled={!supported}
        onChange={onChange}
      />
    </>
  )
}

const page = () => (
  <Button onClick={() => attempt(call('shell.openPage', { page: 'downloads' }))}>
    {t('settings.update.page')}
  </Button>
)
const download = (label: string) => (
  <Button variant="primary" onClick={() => attempt(call('app.downloadUpdate', {}))}>
    {label}
  </Button>
)
const row = (label: string, hint: string, control?: ReactNode) => (
  <SettingRow label={label} hint={hint}>
    {control}
  </SettingRow>
)

function Found({ update: { phase, version, percent } }: { update: Update }) {
  switch (phase) {
    case 'unsupported':
    case 'none':
      return null
    case 'available':
      return row(
        t('settings.update.available', { version }),
        t('settings.update.first'),
        download(t('settings.update.download'))
      )
    case 'by-hand':
      return row(t('settings.update.available', { version }), t('settings.update.byHand'), page())
    case 'downloading':
      return row(
        t('settings.update.downloading', { version }),
        t('settings.update.atQuit'),
        <ProgressBar percent={percent} label={t('settings.update.progress')} className="w-40" />
      )
    case 'ready':
      return row(t('settings.update.ready', { version }), t('settings.update.atQuit'))
    case 'failed':
      return row(
        t('settings.update.failed', { version }),
        t('settings.update.stillThere'),
        <>
          {page()}
          {download(t('settings.update.again'))}
        </>
      )
  }
}
