/** Exports for other features. */
export { Composer } from './composer.tsx'
