import { count, grouped } from '../format.ts'

/** Banners that ask the user for the one thing that lets the queue go on. */
export const bannerStrings = {
  keyBanner: { enter: 'Enter the key' },
  reconnectBanner: {
    label: 'Accounts to reconnect',
    one: (name: string, held: number) =>
      `${name} is not connected any more: ${count(held, 'post')} ${held === 1 ? 'waits' : 'wait'} until it is.`,
    many: (names: string, held: number) =>
      `${names} are not connected any more: ${count(held, 'post')} ${held === 1 ? 'waits' : 'wait'} until they are.`,
    toAccounts: 'Show accounts'
  },
  audienceAnswer: {
    notAsChosen: (held: number) =>
      held === 1
        ? 'It is not: cancel the other one'
        : `It is not: cancel the other ${grouped(held)}`
  }
} as const
