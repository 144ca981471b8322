import { Switch } from 'radix-ui'
import { useId, type ReactNode } from 'react'
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
  const id = useId()
  const ids = { label: `${id}-label`, hint: `${id}-hint` }
  return (
    <SettingRow {...text} ids={ids}>
      <Switch.Root
        checked={on}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-labelledby={ids.label}
        aria-describedby={ids.hint}
        className="h-5 w-9 rounded-full border border-line-strong bg-raised p-px data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:cursor-not-allowed disabled:border-dashed">
        <Switch.Thumb className="block size-4 rounded-full bg-line-strong transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent" />
      </Switch.Root>
    </SettingRow>
  )
}

/** A setting with a few values, chosen from a list. */
export function ChoiceSetting<T extends string>({
  value,
  choices,
  onChange,
  ...text
}: RowText & {
  value: T
  choices: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}) {
  const id = useId()
  const ids = { label: `${id}-label`, hint: `${id}-hint` }
  return (
    <SettingRow {...text} ids={ids}>
      <select
        value={value}
        aria-labelledby={ids.label}
        aria-describedby={ids.hint}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value)
          if (chosen !== undefined) onChange(chosen.value)
        }}
        className="h-8 w-64 rounded-md border border-line-strong bg-surface px-2">
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </SettingRow>
  )
}
