import { Switch } from 'radix-ui'
import { useId, type ReactNode } from 'react'
import { Select, type SelectChoice } from '../../shared/ui/form.tsx'

/** A group of settings under one title. */
export function SettingGroup({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-2 text-base font-semibold">
        {title}
      </h3>
      <div className="divide-y divide-line rounded-xl border border-line bg-surface">
        {children}
      </div>
    </section>
  )
}

/** The ids of a setting's label and hint, for its control. */
interface Labels {
  'aria-labelledby': string
  'aria-describedby': string
}

/** One setting: its label on the left, its control on the right. */
export function SettingRow({
  label,
  hint,
  note,
  children
}: {
  label: ReactNode
  hint?: ReactNode
  /** A colored note about the current state. */
  note?: ReactNode
  children?: ReactNode | ((labels: Labels) => ReactNode)
}) {
  const id = useId()
  const labels = { 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-hint` }
  return (
    <div className="flex min-h-14 items-center gap-6 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p id={`${id}-label`} className="font-medium">
          {label}
        </p>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-xs text-muted select-text">
            {hint}
          </p>
        )}
        {note !== undefined && <p className="mt-1 text-xs text-tone-amber">{note}</p>}
      </div>
      {children !== undefined && (
        <div className="flex shrink-0 items-center gap-2">
          {typeof children === 'function' ? children(labels) : children}
        </div>
      )}
    </div>
  )
}

type RowText = Omit<Parameters<typeof SettingRow>[0], 'children'>

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
