/** Names and messages on a terminal: no character in them may do anything there. */
export { visibleText } from '../../contract/text/visible-text.ts'
