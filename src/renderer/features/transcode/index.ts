/** What other features may use. */
export { TranscodeHost } from './transcode-host.tsx'
export { FixButton, FixSelected } from './fix-button.tsx'
