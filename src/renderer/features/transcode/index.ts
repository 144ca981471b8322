/** What other features may use. */
export { TranscodeHost } from './transcode-host.tsx'
export { MendButton, MendSelected } from './mend-button.tsx'
