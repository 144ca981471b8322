export { Aether as default, Aether } from './aether.ts'
export type { ConnectLinksApi, MediaApi, PostsApi, ProfilesApi } from './aether.ts'
export { AetherError } from './errors/aether-error.ts'
export { aetherErrorCodes, type AetherOwnCode } from './errors/error-codes.ts'
export type { Outcome } from './errors/outcome.ts'
export type { RateLimit } from './http/rate-limit.ts'
export type {
  AetherOptions,
  CallOptions,
  ConnectLink,
  ConnectLinkInput,
  CreatePostOptions,
  KeyHeader,
  Post,
  PostInput,
  PostListQuery,
  PostPage,
  Profile,
  RequestInfo,
  ResponseInfo,
  TikTokOptions,
  UploadInput,
  UploadProgressInfo,
  UploadedMedia
} from './types.ts'
export { aetherWire, type WireFact, type WireRoute } from './wire.ts'
