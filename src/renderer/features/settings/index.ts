/** What other features may use. */
export { NetworkLink } from './network-setting.tsx'
export { useSettings } from './use-settings.ts'
