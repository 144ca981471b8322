/**
 * Makes a file name safe to show in a terminal and the window: control characters, escape sequences
 * and characters that reverse text become visible stand-ins, so that no name can clear the screen,
 * forge a line or hide its extension. Keeps joiners and variation selectors, for emoji and scripts.
 */
export function visibleText(text: string): string {
  let shown = ''
  for (const character of text.toWellFormed()) shown += visibleCharacter(character)
  return shown
}

function visibleCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return isDeceptive(code) ? `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>` : character
}

/** Detects C1 controls, line and paragraph separators, reordering marks, zero-width characters. */
function isDeceptive(code: number): boolean {
  return (
    (code >= 0x80 && code <= 0x9f) ||
    code === 0x061c ||
    code === 0x200b ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff
  )
}
