import { failReasons } from '../fail-reasons.ts'
import type { FaultProfile } from './fault-profile.ts'
import type { FaultName } from './named-faults.ts'

/** Returns every fail reason, all equally likely, together for `share` of all posts. */
function everyFailReason(share: number): Partial<Record<FaultName, number>> {
  const names = Object.keys(failReasons).map((code) => `late-${code}`)
  return Object.fromEntries(names.map((name) => [name, share / names.length]))
}

/**
 * Profiles for `--faults`. `nasty` has no stalls, to save a batch from time-outs; `stalls` does.
 */
export const faultProfiles = {
  /** No faults. */
  none: {},
  /** A slightly unreliable network: about one request in twenty, no effect on posts. */
  mild: {
    '*': {
      'error-503': 0.01,
      'reset-before-body': 0.01,
      'slow-answer': 0.01,
      'rate-limited': 0.01
    },
    uploadMedia: { 'reset-inside-body': 0.02, 'error-502': 0.02 },
    createPost: { 'reset-after-effect': 0.01, 'error-502-done': 0.01 }
  },
  /** About one request in three, all kinds but stalls; posts fail late or meet a stale list. */
  nasty: {
    '*': {
      'error-500': 0.03,
      'error-503': 0.03,
      'reset-before-body': 0.03,
      'html-200': 0.02,
      'rate-limit-burst': 0.01,
      'refuse-connections': 0.01,
      'slow-answer': 0.01
    },
    uploadMedia: {
      'reset-inside-body': 0.06,
      'reset-after-body': 0.03,
      'reset-after-effect': 0.03,
      'error-502': 0.03,
      'error-503-early': 0.02,
      'cut-json-done': 0.02
    },
    createPost: {
      'error-502-done': 0.05,
      'error-500-done': 0.03,
      'error-409-done': 0.02,
      'reset-after-body': 0.03,
      'reset-after-effect': 0.05,
      'reset-inside-answer': 0.03,
      'html-200-done': 0.02,
      'without-id-done': 0.02,
      'late-internal': 0.02,
      'late-spam_risk': 0.02
    },
    getPost: { 'error-502': 0.05, 'cut-json': 0.05, 'reset-inside-answer': 0.05 },
    listPosts: {
      'error-502': 0.05,
      'cut-json': 0.05,
      'reset-inside-answer': 0.05,
      'stale-list': 0.1,
      'small-pages': 0.2
    }
  },
  /** Most creates end unclear, about half of them posted. All else works: the list settles each. */
  'create-ambiguous': {
    createPost: {
      'error-500': 0.06,
      'error-502': 0.06,
      'error-409': 0.04,
      'reset-before-body': 0.06,
      'reset-after-body': 0.06,
      'html-200': 0.04,
      'cut-json': 0.04,
      'error-500-done': 0.06,
      'error-502-done': 0.06,
      'error-409-done': 0.04,
      'error-408-done': 0.04,
      'reset-after-effect': 0.08,
      'reset-inside-answer': 0.06,
      'html-200-done': 0.04,
      'without-id-done': 0.04,
      'empty-done': 0.04
    }
  },
  /** Like `create-ambiguous`, but without the list that would settle the posts. */
  'create-ambiguous-list-absent': {
    createPost: {
      'error-502': 0.2,
      'reset-after-body': 0.1,
      'error-502-done': 0.2,
      'reset-after-effect': 0.2
    },
    listPosts: { 'absent-404': 1 }
  },
  /** There is no list of posts: 404. */
  'list-absent': { listPosts: { 'absent-404': 1 } },
  /** There is no list of posts: 405. */
  'list-absent-405': { listPosts: { 'absent-405': 1 } },
  /** The list is ten minutes old. */
  'list-stale': { listPosts: { 'stale-list': 1 } },
  /** One post per page. */
  'list-small-pages': { listPosts: { 'small-pages': 1 } },
  /** The list omits each post's media, so it can settle nothing. */
  'list-without-media-keys': { listPosts: { 'no-media-key-echo': 1 } },
  /** No answer names the media of a post. */
  'no-media-key-echo': { '*': { 'no-media-key-echo': 1 } },
  /** Three posts in four fail after processing, with every reason there is. */
  'late-failures': { createPost: everyFailReason(0.75) },
  /** A third of the posts stay in processing forever. */
  'endless-publishing': { createPost: { 'never-ends': 0.34 } },
  /** The daily limit is reached early: answered as 400 and 429, and as posts that fail late. */
  quota: { createPost: { 'limit-400': 0.2, 'limit-429': 0.2, 'late-POST_LIMIT_REACHED': 0.2 } },
  /** One request in ten starts a burst of five that are answered 429. */
  'rate-limit': { '*': { 'rate-limit-burst': 0.1 } },
  /** Sometimes nothing listens for half a second. */
  offline: { '*': { 'refuse-connections': 0.2 } },
  /** Uploads fail in every way; half of them at the first try. */
  uploads: {
    uploadMedia: {
      'reset-before-body': 0.08,
      'reset-inside-body': 0.14,
      'reset-after-body': 0.06,
      'reset-after-effect': 0.06,
      'error-500': 0.05,
      'error-503-early': 0.05,
      'cut-json-done': 0.03,
      'html-200': 0.03
    }
  },
  /** Bodies and answers are slow. */
  slow: { '*': { 'slow-answer': 0.3 }, uploadMedia: { 'slow-body': 0.3 } },
  /** One request in ten is received and never answered. */
  stalls: {
    '*': { 'stall-before-body': 0.03, 'stall-after-body': 0.03, 'stall-after-effect': 0.04 }
  },
  /** Web pages and broken JSON instead of answers, before and after the effect. */
  pages: {
    '*': {
      'html-200': 0.1,
      'cut-json': 0.05,
      'wrong-types': 0.05,
      'html-200-done': 0.05,
      'cut-json-done': 0.05
    }
  },
  /** The key is revoked during a batch: each operation's requests from the third on get 401. */
  'key-revoked': { '*': [{ fault: 'unauthorised', probability: 1, from: 3 }] },
  /** The account's connection ends at the third post. */
  'profile-expired': { createPost: [{ fault: 'profile-expired', probability: 1, from: 3, to: 3 }] },
  /** There is no list of profiles. */
  'profiles-absent': { listProfiles: { 'absent-404': 1 } },
  /** There are no Connect Links. */
  'connect-links-absent': { createConnectLink: { 'absent-404': 1 } },
  /** The three calls that no page of the vendor shows are all missing. */
  'bare-minimum': {
    listPosts: { 'absent-404': 1 },
    listProfiles: { 'absent-404': 1 },
    createConnectLink: { 'absent-404': 1 }
  },
  /** Options are dropped silently: posts are public and nothing is echoed. */
  'options-ignored': { createPost: { 'options-ignored': 1 } },
  /** Options are dropped and the answer shows it. */
  'options-other-echo': { createPost: { 'options-ignored-other-echo': 1 } },
  /** Scheduled times are read four hours off. */
  'publish-at-shifted': {
    createPost: { 'publish-at-shifted': 1 },
    updatePost: { 'publish-at-shifted': 1 }
  }
} as const satisfies Record<string, FaultProfile>

export type FaultProfileName = keyof typeof faultProfiles
