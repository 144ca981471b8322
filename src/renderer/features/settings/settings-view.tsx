import { useMemo, useState } from 'react'
import type { AppState } from '../../../contract/ipc-rows.ts'
import { call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { attempt } from '../../shared/use-action.ts'
import { BudgetSetting } from './budget-setting.tsx'
import { KeySetting } from './key-setting.tsx'
import { LicencesDialog } from './licences-dialog.tsx'
import { NetworkSetting } from './network-setting.tsx'
import { ChoiceSetting, SwitchSetting, SettingGroup, SettingRow } from './setting-row.tsx'
import { UpdateSetting } from './update-setting.tsx'
import { limitChoices, readLimit } from './upload-limits.ts'
import { useSettings, type LoadedSettings } from './use-settings.ts'

const themes = ['system', 'light', 'dark'] as const

/** Appearance, background work, stored data, and the app's version. */
export function SettingsView({ state }: { state: AppState }) {
  const { settings, change } = useSettings()
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-[820px] flex-col gap-6 px-8 py-6">
        <header>
          <h2 className="text-xl font-semibold">{t('nav.settings')}</h2>
          <p className="text-muted">{t('settings.lead')}</p>
        </header>
        <KeySetting state={state} />
        {settings !== null && (
          <>
            <LookGroup settings={settings} change={change} />
            <SendingGroup settings={settings} change={change} />
            <SettingGroup title={t('settings.network.title')}>
              <NetworkSetting />
            </SettingGroup>
            <DataGroup settings={settings} />
            <AboutGroup settings={settings} change={change} update={state.update} />
          </>
        )}
      </div>
    </main>
  )
}

function LookGroup({ settings, change }: LoadedSettings) {
  return (
    <SettingGroup title={t('settings.look.title')}>
      <ChoiceSetting
        label={t('settings.look.label')}
        hint={t('settings.look.hint')}
        value={settings.preferences.theme}
        choices={themes.map((value) => ({ value, label: t(`settings.look.${value}`) }))}
        onChange={(theme) => change({ theme })}
      />
    </SettingGroup>
  )
}

function SendingGroup({ settings, change }: LoadedSettings) {
  const { preferences, openAtLogin, localTimes } = settings
  const { uploadLimitKbPerS } = preferences
  const limits = useMemo(() => limitChoices(uploadLimitKbPerS), [uploadLimitKbPerS])
  return (
    <SettingGroup title={t('settings.running.title')}>
      <SwitchSetting
        label={t('settings.running.notices')}
        hint={t('settings.running.noticesHint')}
        on={preferences.notices}
        onChange={(notices) => change({ notices })}
      />
      <ChoiceSetting
        label={t('settings.running.closing')}
        hint={t('settings.running.closingHint')}
        value={preferences.closing}
        choices={[
          { value: 'keep-sending', label: t('settings.running.keepSending') },
          { value: 'quit', label: t('settings.running.quit') }
        ]}
        onChange={(closing) => change({ closing })}
      />
      <SwitchSetting
        label={t('settings.running.login')}
        hint={
          openAtLogin.supported
            ? t('settings.running.loginHint')
            : t('settings.running.loginUnsupported')
        }
        note={
          localTimes > 0 && !openAtLogin.on
            ? t('settings.running.loginWanted', { n: localTimes })
            : undefined
        }
        on={openAtLogin.on}
        disabled={!openAtLogin.supported}
        onChange={(on) => change({ openAtLogin: on })}
      />
      <ChoiceSetting
        label={t('settings.running.limit')}
        hint={t('settings.running.limitHint')}
        value={uploadLimitKbPerS === null ? 'none' : String(uploadLimitKbPerS)}
        choices={limits}
        onChange={(value) => change({ uploadLimitKbPerS: readLimit(value) })}
      />
      <BudgetSetting />
    </SettingGroup>
  )
}

const folder = (which: 'data' | 'logs', label: string, path: string, hint: string) => (
  <SettingRow
    label={label}
    hint={
      <>
        <span className="font-mono break-all text-ink">{path}</span>
        <br />
        {hint}
      </>
    }>
    <Button
      aria-label={t('settings.data.openNamed', { name: label })}
      onClick={() => attempt(call('settings.openFolder', { folder: which }))}>
      {t('settings.data.open')}
    </Button>
  </SettingRow>
)

function DataGroup({ settings }: Pick<LoadedSettings, 'settings'>) {
  return (
    <SettingGroup title={t('settings.data.title')}>
      {folder(
        'data',
        t('settings.data.folder'),
        settings.dataFolder,
        t('settings.data.folderHint')
      )}
      {folder('logs', t('settings.data.logs'), settings.logFolder, t('settings.data.logsHint'))}
    </SettingGroup>
  )
}

function AboutGroup({ settings, change, update }: LoadedSettings & { update: AppState['update'] }) {
  const { about } = settings
  const parts = (['electron', 'chromium', 'node'] as const)
    .filter((part) => about[part])
    .map((part) => t(`settings.about.${part}`, { version: about[part] }))
  const [reading, setReading] = useState(false)
  return (
    <SettingGroup title={t('settings.about.title')}>
      <SettingRow label={`${t('product')} ${about.version}`} hint={parts.join(' · ')}>
        <Button onClick={() => attempt(call('shell.openPage', { page: 'aether' }))}>
          {t('settings.about.website')}
        </Button>
        <Button onClick={() => setReading(true)}>{t('settings.about.licences')}</Button>
      </SettingRow>
      <UpdateSetting
        update={update}
        on={settings.preferences.updates}
        onChange={(updates) => change({ updates })}
      />
      {reading && <LicencesDialog onClose={() => setReading(false)} />}
    </SettingGroup>
  )
}
