/** Whether a modal dialog holds the keyboard; the rest of the window is inert then. */
export function dialogIsOpen(): boolean {
  return document.querySelector('dialog[open]') !== null
}
