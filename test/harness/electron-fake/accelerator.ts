export interface Keys {
  key: string
  ctrl: boolean
  shift: boolean
  alt: boolean
  meta: boolean
}

const modifiers: Record<string, keyof Keys> = {
  command: 'meta',
  cmd: 'meta',
  meta: 'meta',
  super: 'meta',
  control: 'ctrl',
  ctrl: 'ctrl',
  alt: 'alt',
  option: 'alt',
  altgr: 'alt',
  shift: 'shift',
  commandorcontrol: process.platform === 'darwin' ? 'meta' : 'ctrl',
  cmdorctrl: process.platform === 'darwin' ? 'meta' : 'ctrl'
}
const named: Record<string, string> = {
  plus: '+',
  space: ' ',
  tab: 'tab',
  backspace: 'backspace',
  delete: 'delete',
  insert: 'insert',
  return: 'enter',
  enter: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  home: 'home',
  end: 'end',
  pageup: 'pageup',
  pagedown: 'pagedown',
  escape: 'escape',
  esc: 'escape'
}

/** Electron's text for keys, as `CmdOrCtrl+Shift+P`. Null where it names none that Electron knows: the item goes without keys then. */
export function readAccelerator(text: string): Keys | null {
  const keys: Keys = { key: '', ctrl: false, shift: false, alt: false, meta: false }
  for (const token of text.toLowerCase().split('+')) {
    const modifier = modifiers[token]
    if (modifier) Object.assign(keys, { [modifier]: true })
    else if (/^([!-~]|f\d|f1\d|f2[0-4])$/.test(token)) keys.key = token
    else if (named[token] !== undefined) keys.key = named[token]
    else return null
  }
  return keys.key === '' ? null : keys
}

/** Whether these keys were pressed. A sign that needs the shift key has it. */
export function matches(wanted: Keys, pressed: Keys): boolean {
  const isSign = wanted.key.length === 1 && !/[a-z\d]/.test(wanted.key)
  return (
    pressed.key.toLowerCase() === wanted.key &&
    (['ctrl', 'alt', 'meta'] as const).every((name) => wanted[name] === pressed[name]) &&
    (isSign || wanted.shift === pressed.shift)
  )
}
