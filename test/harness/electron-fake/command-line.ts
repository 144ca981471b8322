import { strict } from './strict.ts'

/** The switches that the app was started with, up to `--`, and those that it adds. */
const switches = new Map<string, string>()
for (const word of process.argv) {
  if (word === '--') break
  const [, name, value = ''] = /^--?([^=]+)(?:=(.*))?$/s.exec(word) ?? []
  if (name !== undefined) switches.set(name.toLowerCase(), value)
}

export const commandLine = strict('app.commandLine', {
  hasSwitch: (name: string) => switches.has(name.toLowerCase()),
  getSwitchValue: (name: string) => switches.get(name.toLowerCase()) ?? '',
  appendSwitch: (name: string, value = '') => void switches.set(name.toLowerCase(), value),
  removeSwitch: (name: string) => void switches.delete(name.toLowerCase())
})

/** All of them, for the browser. */
export const browserSwitches = (): string[] =>
  [...switches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))
