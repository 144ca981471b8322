import { useMemo, useState } from 'react'
import type { AppState } from '../../../contract/ipc-rows.ts'
import { call } from '../../rpc/client.ts'
import { strings } from '../../shared/strings.ts'
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

const text = strings.settings
const themes = ['system', 'light', 'dark'] as const

/** What the app looks like, does in the background and keeps, and what it is. */
export function SettingsView({ state }: { state: AppState }) {
  const { settings, change } = useSettings()
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-[820px] flex-col gap-6 px-8 py-6">
        <header>
          <h2 className="text-xl font-semibold">{strings.nav.settings}</h2>
          <p className="text-muted">{text.lead}</p>
        </header>
        <KeySetting state={state} />
        {settings !== null && (
          <>
            <LookGroup settings={settings} change={change} />
            <SendingGroup settings={settings} change={change} />
            <SettingGroup title={text.network.title}>
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
  const words = text.look
  return (
    <SettingGroup title={words.title}>
      <ChoiceSetting
        label={words.label}
        hint={words.hint}
        value={settings.preferences.theme}
        choices={themes.map((value) => ({ value, label: words[value] }))}
        onChange={(theme) => change({ theme })}
      />
    </SettingGroup>
  )
}

function SendingGroup({ settings, change }: LoadedSettings) {
  const words = text.running
  const { preferences, openAtLogin, localTimes } = settings
  const { uploadLimitKbPerS } = preferences
  const limits = useMemo(
    () => limitChoices(uploadLimitKbPerS, { none: words.limitNone, at: words.limitAt }),
    [uploadLimitKbPerS, words]
  )
  return (
    <SettingGroup title={words.title}>
      <SwitchSetting
        label={words.notices}
        hint={words.noticesHint}
        on={preferences.notices}
        onChange={(notices) => change({ notices })}
      />
      <ChoiceSetting
        label={words.closing}
        hint={words.closingHint}
        value={preferences.closing}
        choices={[
          { value: 'keep-sending', label: words.keepSending },
          { value: 'quit', label: words.quit }
        ]}
        onChange={(closing) => change({ closing })}
      />
      <SwitchSetting
        label={words.login}
        hint={openAtLogin.supported ? words.loginHint : words.loginUnsupported}
        note={localTimes > 0 && !openAtLogin.on ? words.loginWanted(localTimes) : undefined}
        on={openAtLogin.on}
        disabled={!openAtLogin.supported}
        onChange={(on) => change({ openAtLogin: on })}
      />
      <ChoiceSetting
        label={words.limit}
        hint={words.limitHint}
        value={uploadLimitKbPerS === null ? 'none' : String(uploadLimitKbPerS)}
        choices={limits}
        onChange={(value) => change({ uploadLimitKbPerS: readLimit(value) })}
      />
      <BudgetSetting />
    </SettingGroup>
  )
}

function DataGroup({ settings }: Pick<LoadedSettings, 'settings'>) {
  const words = text.data
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
        aria-label={words.openNamed(label)}
        onClick={() => attempt(call('settings.openFolder', { folder: which }))}>
        {words.open}
      </Button>
    </SettingRow>
  )
  return (
    <SettingGroup title={words.title}>
      {folder('data', words.folder, settings.dataFolder, words.folderHint)}
      {folder('logs', words.logs, settings.logFolder, words.logsHint)}
    </SettingGroup>
  )
}

function AboutGroup({ settings, change, update }: LoadedSettings & { update: AppState['update'] }) {
  const { version, electron, chromium, node } = settings.about
  const words = text.about
  const [reading, setReading] = useState(false)
  return (
    <SettingGroup title={words.title}>
      <SettingRow
        label={`${strings.product} ${version}`}
        hint={words.parts(electron, chromium, node)}>
        <Button onClick={() => attempt(call('shell.openPage', { page: 'aether' }))}>
          {words.website}
        </Button>
        <Button onClick={() => setReading(true)}>{words.licences}</Button>
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
