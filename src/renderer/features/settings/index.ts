/** Exports for other features. */
export { NetworkLink } from './network-setting.tsx'
export { useSettings } from './use-settings.ts'
