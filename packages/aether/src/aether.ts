import { carriesError, unusableAnswer, type JsonAnswer } from './http/answer.ts'
import { readOptions } from './http/client-config.ts'
import { createPostBody, scheduleBody } from './answers/create-body.ts'
import { readConnectLink, readPostPage, readProfiles } from './answers/read-answers.ts'
import { readPost } from './answers/read-post.ts'
import { sendJson, type JsonCall } from './http/send-json.ts'
import type {
  AetherOptions,
  CallOptions,
  ConnectLink,
  ConnectLinkInput,
  CreatePostOptions,
  Post,
  PostInput,
  PostListQuery,
  PostPage,
  Profile,
  UploadedMedia,
  UploadInput
} from './types.ts'
import { uploadMedia } from './upload/upload-media.ts'
import { aetherWire } from './wire.ts'

const { routes, requestFields: names, requestHeaders } = aetherWire

export interface ConnectLinksApi {
  /** Creates a page on which the account's owner approves the connection. */
  create(input: ConnectLinkInput): Promise<ConnectLink>
}

export interface ProfilesApi {
  /** Returns all connected accounts of this key. */
  list(options?: CallOptions): Promise<Profile[]>
}

export interface MediaApi {
  /** Uploads a file in constant memory. Safe to repeat: an upload publishes nothing. */
  upload(input: UploadInput): Promise<UploadedMedia>
}

export interface PostsApi {
  /**
   * Publishes or schedules. Sent once, on a new connection, never retried. On error see `outcome`.
   */
  create(input: PostInput, options?: CreatePostOptions): Promise<Post>
  get(id: string, options?: CallOptions): Promise<Post>
  list(query?: PostListQuery): Promise<PostPage>
  /** Moves a scheduled post. Null if a success answer has no post: call `get`. */
  update(
    id: string,
    change: { scheduledFor: string | Date },
    options?: CallOptions
  ): Promise<Post | null>
  /** Cancels a scheduled post. Null if a success answer has no post: call `get`. */
  cancel(id: string, options?: CallOptions): Promise<Post | null>
}

/** The Aether API, shaped as in the vendor's tutorial. Methods reject with `AetherError` only. */
export class Aether {
  readonly connectLinks: ConnectLinksApi
  readonly profiles: ProfilesApi
  readonly media: MediaApi
  readonly posts: PostsApi

  /**
   * Throws INVALID_ARGUMENT or INSECURE_URL. Logging or inspecting the client never shows the key.
   */
  constructor(options: AetherOptions) {
    const config = readOptions(options)
    const ask = async <Result>(
      call: JsonCall,
      read: (answer: JsonAnswer) => Result | null,
      message: string,
      code: 'NO_ID' | 'NO_LIST' = 'NO_ID'
    ): Promise<Result> => {
      const answer = await sendJson(config, call)
      const result = read(answer)
      if (result === null) throw unusableAnswer(answer, config.apiKey, code, message)
      return result
    }
    const change = async (call: JsonCall & { id: string }): Promise<Post | null> => {
      const answer = await sendJson(config, call)
      const post = readPost(answer, call.id)
      if (post === null && carriesError(answer))
        throw unusableAnswer(
          answer,
          config.apiKey,
          'NO_ID',
          'Aether answered with an error where a post was due.'
        )
      return post
    }

    this.connectLinks = {
      create: async ({ platform, redirectUrl, signal }) => {
        const body = { [names.platform.value]: platform, [names.redirectUrl.value]: redirectUrl }
        return ask(
          { route: routes.createConnectLink.value, body, signal },
          readConnectLink,
          'Aether agreed but sent no link to connect with.'
        )
      }
    }

    this.profiles = {
      list: async ({ signal } = {}) =>
        ask(
          { route: routes.listProfiles.value, signal },
          readProfiles,
          'Aether answered without a list of profiles.',
          'NO_LIST'
        )
    }

    this.media = { upload: (input) => uploadMedia(config, input) }

    this.posts = {
      create: async (input, { idempotencyKey, signal } = {}) => {
        const name = requestHeaders.idempotencyKey.value
        const headers = idempotencyKey === undefined ? undefined : { [name]: idempotencyKey }
        return ask(
          { route: routes.createPost.value, body: createPostBody(input), headers, signal },
          readPost,
          'Aether said yes without the id of a post, so it may or may not be on its way.'
        )
      },
      get: async (id, { signal } = {}) =>
        ask(
          { route: routes.getPost.value, id, signal },
          (answer) => readPost(answer, id),
          'Aether answered without a post.'
        ),
      list: async ({ cursor, limit, profileId, signal } = {}) => {
        const query = {
          [names.listCursor.value]: cursor,
          [names.listLimit.value]: limit,
          [names.listProfileId.value]: profileId
        }
        return ask(
          { route: routes.listPosts.value, query, signal },
          (answer) => readPostPage(answer, cursor),
          'Aether answered without a list of posts.',
          'NO_LIST'
        )
      },
      update: async (id, { scheduledFor }, { signal } = {}) =>
        change({ route: routes.updatePost.value, id, body: scheduleBody(scheduledFor), signal }),
      cancel: async (id, { signal } = {}) => change({ route: routes.cancelPost.value, id, signal })
    }
  }
}
