/** Exports for other features. */
export { TranscodeHost } from './transcode-host.tsx'
export { FixButton, FixSelected } from './fix-button.tsx'
