/** What other features may use. */
export { Composer } from './composer.tsx'
