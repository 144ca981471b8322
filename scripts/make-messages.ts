// `npm run docs:messages`: writes docs/messages.md, every message that a user may see.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { messagesPage } from './messages/messages-page.ts'

writeFileSync(join(import.meta.dirname, '../docs/messages.md'), messagesPage())
