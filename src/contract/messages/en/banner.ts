/** Banners that ask the user for the one thing that lets the queue go on. */
export const banner = {
  'keyBanner.enter': 'Enter the key',
  'reconnectBanner.label': 'Accounts to reconnect',
  'reconnectBanner.one':
    '{held, plural, one {{name} is not connected any more: # post waits until it is.} other {{name} is not connected any more: # posts wait until it is.}}',
  'reconnectBanner.many':
    '{held, plural, one {{names} are not connected any more: # post waits until they are.} other {{names} are not connected any more: # posts wait until they are.}}',
  'reconnectBanner.toAccounts': 'Show accounts',
  'audienceAnswer.notAsChosen':
    '{held, plural, one {It is not: cancel the other one} other {It is not: cancel the other #}}'
} as const
