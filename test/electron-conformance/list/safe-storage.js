const source = 'shell/browser/api/electron_api_safe_storage.cc'
const providers =
  'shell/browser/browser_process_impl.cc (SecretPortal 15, FreedesktopSecret 10, PosixKey 5); docs/api/safe-storage.md'
const before = (bytes) => bytes.subarray(0, 3).toString()

/** What keeps a secret: the keychain of macOS and Windows, a keyring on Linux, or a password that everyone knows. */
export const safeStorage = [
  {
    name: 'before the app is ready encryption is not available, and is not refused either',
    source: `${source} IsAsyncEncryptionAvailable, encryptStringAsync`,
    async main({ app, safeStorage: it }, tell) {
      const refused = (promise) =>
        promise.then(
          () => 'done',
          ({ message }) => message
        )
      tell('early', [
        await it.isAsyncEncryptionAvailable(),
        await refused(it.encryptStringAsync('x')),
        await refused(it.decryptStringAsync(Buffer.from('x')))
      ])
      app.exit(0)
    },
    async drive({ start, assert }) {
      const early = 'safeStorage cannot be used before app is ready'
      assert.deepEqual(await start().says('early'), [false, early, early])
    }
  },
  {
    name: 'what was encrypted is had back, whatever its signs',
    source:
      "spec/api-safe-storage-spec.ts 'valid input should correctly decrypt string', 'UTF-16 characters can be decrypted', 'empty string can be decrypted'",
    async run({ electron: { safeStorage: it }, assert }) {
      for (const text of ['plaintext', '€ - utf symbol', '', 'a'.repeat(5000)]) {
        const bytes = await it.encryptStringAsync(text)
        assert.ok(Buffer.isBuffer(bytes))
        assert.deepEqual(await it.decryptStringAsync(bytes), {
          result: text,
          shouldReEncrypt: false
        })
      }
    }
  },
  {
    name: 'what says which key was used stands before the secret',
    source:
      "spec/api-safe-storage-spec.ts 'unencrypted input should throw'; Chromium components/os_crypt/async/browser (v10, v11, v12)",
    async run({ electron: { safeStorage: it }, assert }) {
      assert.match(before(await it.encryptStringAsync('x')), /^v1[012]$/)
    }
  },
  {
    name: 'a text that is none is refused at once',
    source: `${source} encryptStringAsync (std::string)`,
    run({ electron: { safeStorage: it }, assert }) {
      assert.throws(() => void it.encryptStringAsync({}), TypeError)
    }
  },
  {
    name: 'what is no buffer, and what was never encrypted, is refused',
    source:
      "spec/api-safe-storage-spec.ts decryptStringAsync 'non-buffer input should reject', 'unencrypted input should reject'",
    async run({ electron: { safeStorage: it }, assert }) {
      await assert.rejects(
        it.decryptStringAsync('x'),
        /Expected the first argument of decryptStringAsync\(\) to be a buffer/
      )
      await assert.rejects(
        it.decryptStringAsync(Buffer.from('I am in plaintext, readable for all!')),
        /Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync/
      )
    }
  },
  {
    name: 'an empty buffer is an empty text',
    source: `${source} decryptStringAsync`,
    run: async ({ electron: { safeStorage: it }, assert }) =>
      assert.deepEqual(await it.decryptStringAsync(Buffer.alloc(0)), {
        result: '',
        shouldReEncrypt: false
      })
  },
  {
    name: 'Linux alone says which backend was chosen',
    source: `${source} GetObjectTemplateBuilder (IS_LINUX)`,
    systems: ['darwin', 'win32'],
    run: ({ electron: { safeStorage: it }, assert }) =>
      assert.ok(!('getSelectedStorageBackend' in it))
  },
  {
    name: 'the backend follows the name of the desktop, not whether a keyring answers',
    source:
      "spec/api-safe-storage-spec.ts 'should return a valid backend'; shell/browser/electron_browser_main_parts.cc PostCreateMainMessageLoop (os_crypt::SelectBackend)",
    systems: ['linux'],
    desk: 'bare',
    run({ electron: { safeStorage: it }, assert }) {
      assert.equal(it.getSelectedStorageBackend(), 'gnome_libsecret')
    }
  },
  {
    name: 'on Linux without a keyring encryption is available all the same, by a password that everyone knows',
    source: providers,
    systems: ['linux'],
    desk: 'bare',
    async run({ electron: { safeStorage: it }, assert }) {
      assert.equal(await it.isAsyncEncryptionAvailable(), true)
      const bytes = await it.encryptStringAsync('x')
      assert.equal(before(bytes), 'v10')
      assert.equal((await it.decryptStringAsync(bytes)).result, 'x')
    }
  },
  {
    name: 'on Linux a keyring encrypts as v11, the portal as v12',
    source: providers,
    systems: ['linux'],
    desk: 'portal',
    run: async ({ electron: { safeStorage: it }, assert }) =>
      assert.equal(before(await it.encryptStringAsync('x')), 'v12')
  },
  {
    name: 'a keyring that stays locked encrypts with the known password, and what it kept cannot be had for now',
    source: `${source} decryptStringAsync (temporarily_unavailable); ${providers}`,
    systems: ['linux'],
    desk: 'locked',
    async run({ electron: { safeStorage: it }, assert }) {
      assert.equal(before(await it.encryptStringAsync('x')), 'v10')
      const kept = Buffer.concat([
        Buffer.from('v11'),
        Buffer.from('stand-in:x').map((byte) => byte ^ 0xa5)
      ])
      await assert.rejects(
        it.decryptStringAsync(kept),
        /decryptStringAsync is temporarily unavailable. Please try again./
      )
    }
  },
  {
    name: 'what was encrypted with another key than today’s is had, and told to be encrypted anew',
    source: `${source} OnOsCryptReady (should_reencrypt)`,
    systems: ['linux'],
    desk: 'waits',
    async run({ electron: { safeStorage: it }, desk, assert }) {
      desk.order({ order: 'unlock-keychain' })
      const kept = Buffer.concat([
        Buffer.from('v10'),
        Buffer.from('stand-in:x').map((byte) => byte ^ 0xa5)
      ])
      assert.deepEqual(await it.decryptStringAsync(kept), { result: 'x', shouldReEncrypt: true })
    }
  },
  {
    name: 'each answer waits for the keychain, which may wait for the user',
    source: `${source} EnsureAsyncEncryptorRequested, pending_encrypts_, pending_availability_checks_`,
    desk: 'waits-long',
    async run({ electron: { safeStorage: it }, isOpen, desk, assert }) {
      const asked = [it.isAsyncEncryptionAvailable(), it.encryptStringAsync('x')]
      assert.deepEqual(await Promise.all(asked.map(isOpen)), [true, true])
      desk.order({ order: 'unlock-keychain' })
      assert.equal((await Promise.all(asked))[0], true)
    }
  }
]
