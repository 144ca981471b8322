import { count } from '../format.ts'

/** Accounts. */
export const accountsStrings = {
  account: {
    label: 'Account',
    none: 'No account yet',
    unusable: 'disconnected',
    refresh: 'Refresh accounts',
    refreshed: (n: number): string => `${count(n, 'account')} found`,
    notVerified: 'This Aether version has no list of accounts, so the key is not verified. Add a profile id from your Aether dashboard.',
    addManual: 'Add a profile id',
    addManualLabel: 'Profile id from your Aether dashboard',
    addManualButton: 'Add',
    missing: 'No TikTok account is connected to this key. Connect one in your Aether dashboard, then refresh; or add its profile id here.',
    dailyLimit: (n: number): string => `up to ${n} a day`
  }
} as const
