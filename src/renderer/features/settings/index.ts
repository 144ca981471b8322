/** What other features may use. */
export { NetworkLink } from './network-dialog.tsx'
export { useSettings } from './use-settings.ts'
