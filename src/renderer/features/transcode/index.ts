/** What other features may use. */
export { TranscodeHost } from './conform-host.tsx'
export { MendButton, MendSelected } from './mend-button.tsx'
