import { normaliseCaption } from '../../contract/text/caption.ts'

/**
 * Fills a caption template for one file. `{name}` is the file name without its extension; other
 * braces stay as typed. Line ends become LF, as they are counted.
 */
export function renderCaption(template: string, fileName: string): string {
  const dot = fileName.lastIndexOf('.')
  const name = dot > 0 ? fileName.slice(0, dot) : fileName
  return normaliseCaption(template.replaceAll('{name}', () => name))
}
