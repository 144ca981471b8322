import { Switch } from 'radix-ui'
import type { ReactNode } from 'react'
import { Select, type SelectChoice } from '../../shared/ui/select.tsx'
import { SettingRow } from './setting-row.tsx'

interface RowText {
  label: string
  hint: string
  note?: ReactNode
}

/** A setting that is on or off. */
export function SwitchSetting({
  on,
  disabled = false,
  onChange,
  ...text
}: RowText & { on: boolean; disabled?: boolean; onChange: (on: boolean) => void }) {
  return (
    <SettingRow {...text}>
      {(labels) => (
        <Switch.Root
          checked={on}
          disabled={disabled}
          onCheckedChange={onChange}
          {...labels}
          className="h-5 w-9 rounded-full border border-line-strong bg-raised p-px data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:cursor-not-allowed disabled:border-dashed">
          <Switch.Thumb className="block size-4 rounded-full bg-line-strong transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent" />
        </Switch.Root>
      )}
    </SettingRow>
  )
}

/** A setting with a few values, chosen from a list. */
export function ChoiceSetting<T extends string>({
  value,
  choices,
  onChange,
  ...text
}: RowText & { value: T; choices: readonly SelectChoice<T>[]; onChange: (value: T) => void }) {
  return (
    <SettingRow {...text}>
      {(labels) => (
        <Select
          value={value}
          choices={choices}
          onChange={onChange}
          {...labels}
          className="h-8 w-64 px-2"
        />
      )}
    </SettingRow>
  )
}
