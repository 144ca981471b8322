/** Exports for other features. */
export { AskLengths } from './ask-lengths.tsx'
