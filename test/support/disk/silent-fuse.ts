/**
 * Mounts a FUSE file system of a chosen type in this process's mount namespace and answers the few
 * requests that opening a folder needs.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { once } from 'node:events'
import { isMainThread, Worker, workerData } from 'node:worker_threads'

const [init, getattr, statfs, lookup] = [26, 3, 17, 1]
/** FORGET, DESTROY, BATCH_FORGET. */
const unanswered = new Set([2, 38, 42])
const [notFound, notSupported] = [-2, -38]

/**
 * Mounts at `folder`; `type` is the type in the mount table, such as 'fuse.sshfs'. A thread serves
 * it, because the caller's thread waits for the answers. Returns a function that unmounts it.
 */
export async function mountFuse(folder: string, type: string): Promise<() => void> {
  const device = openSync('/dev/fuse', 'r+')
  const mounted = spawnSync(
    'mount',
    [
      '-i',
      '-t',
      type,
      '-o',
      'fd=3,rootmode=40000,user_id=0,group_id=0',
      'ann@far.example:/srv',
      folder
    ],
    { stdio: ['ignore', 'ignore', 'pipe', device] }
  )
  if (mounted.status !== 0) throw new Error(`FUSE cannot be mounted: ${mounted.stderr.toString()}`)
  const server = new Worker(import.meta.filename, { workerData: { device } })
  await once(server, 'online')
  return () => {
    execFileSync('umount', [folder])
    closeSync(device)
  }
}

/**
 * Serves the protocol of linux/fuse.h: a header of 40 bytes in, one of 16 bytes out, all
 * little-endian here.
 */
function serve(device: number): void {
  const request = Buffer.alloc(135_168)
  try {
    for (;;) {
      readSync(device, request)
      const [opcode, unique, node] = [
        request.readUInt32LE(4),
        request.readBigUInt64LE(8),
        request.readBigUInt64LE(16)
      ]
      if (!unanswered.has(opcode)) reply(device, unique, opcode, node)
    }
  } catch (error) {
    // The device ends with the mount.
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENODEV') throw error
  }
}

function reply(device: number, unique: bigint, opcode: number, node: bigint): void {
  const [error, body] = answerTo(opcode, node)
  const head = Buffer.alloc(16)
  head.writeUInt32LE(16 + body.length, 0)
  head.writeInt32LE(error, 4)
  head.writeBigUInt64LE(unique, 8)
  writeSync(device, Buffer.concat([head, body]))
}

function answerTo(opcode: number, node: bigint): [number, Buffer] {
  if (opcode === init) {
    const body = Buffer.alloc(64)
    body.writeUInt32LE(7, 0)
    body.writeUInt32LE(31, 4)
    body.writeUInt32LE(4_096, 20)
    return [0, body]
  }
  if (opcode === getattr) {
    const body = Buffer.alloc(104)
    body.writeBigUInt64LE(node, 16)
    body.writeUInt32LE(0o040755, 76)
    body.writeUInt32LE(2, 80)
    return [0, body]
  }
  if (opcode === statfs) return [0, Buffer.alloc(80)]
  return [opcode === lookup ? notFound : notSupported, Buffer.alloc(0)]
}

if (!isMainThread) serve((workerData as { device: number }).device)
