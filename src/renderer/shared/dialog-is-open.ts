/** Returns whether a modal dialog has the focus; the rest of the window is inert then. */
export function dialogIsOpen(): boolean {
  return document.querySelector('dialog[open]') !== null
}
