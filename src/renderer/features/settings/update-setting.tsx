import type { ReactNode } from 'react'
import type { Update } from '../../../contract/update.ts'
import { call } from '../../rpc/client.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { ProgressBar } from '../../shared/ui/progress-bar.tsx'
import { attempt } from '../../shared/use-action.ts'
import { SwitchSetting, SettingRow } from './setting-row.tsx'

const text = strings.settings.update

/** Whether the app looks for new versions, and the one that it found. */
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
        label={text.label}
        hint={supported ? text.hint : text.unsupported}
        on={supported && on}
        disabled={!supported}
        onChange={onChange}
      />
    </>
  )
}

const page = (
  <Button onClick={() => attempt(call('shell.openPage', { page: 'downloads' }))}>
    {text.page}
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
      return row(text.available(version), text.first, download(text.download))
    case 'by-hand':
      return row(text.available(version), text.byHand, page)
    case 'downloading':
      return row(
        text.downloading(version),
        text.atQuit,
        <ProgressBar percent={percent} label={text.progress} className="w-40" />
      )
    case 'ready':
      return row(text.ready(version), text.atQuit)
    case 'failed':
      return row(
        text.failed(version),
        text.stillThere,
        <>
          {page}
          {download(text.again)}
        </>
      )
  }
}
