/** What other features may use. */
export { AskLengths } from './ask-lengths.tsx'
