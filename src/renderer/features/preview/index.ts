/** Exports for other features. */
export { hasPicture } from './has-picture.ts'
export { thumbnailUrl } from './media-url.ts'
export { PreviewCard } from './preview-card.tsx'
export { Thumbnail } from './thumbnail.tsx'
