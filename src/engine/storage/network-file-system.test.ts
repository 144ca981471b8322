import { describe, expect, it } from 'vitest'
import { mountOf, parseMacMounts, parseMountInfo } from './mount-table.ts'
import { isUncPath, networkNameOf, networkNameOfMagic } from './network-file-system.ts'

const mountInfo = `
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
60 27 0:44 / /home rw,relatime shared:30 master:2 - nfs4 nas.example:/home rw,vers=4.2,addr=192.0.2.1
61 27 0:45 / /mnt/my\\040videos rw,nosuid - cifs //nas/videos rw,vers=3.1.1
62 27 0:46 / /mnt/far rw,nosuid,nodev - fuse.sshfs ann@far.example:/srv rw,user_id=1000
63 27 0:47 / /mnt/stick rw,nosuid - fuseblk /dev/sdb1 rw,user_id=0
64 27 0:48 / /home/ann/.crypt rw,nosuid - fuse.gocryptfs /srv/crypt rw
65 27 0:49 / /mnt/twice rw - ext4 /dev/sdc rw
66 65 0:50 / /mnt/twice rw - nfs nas:/twice rw
`

describe('where a folder lies', () => {
  const typeOf = (path: string) => mountOf(path, parseMountInfo(mountInfo))?.type
  it.each([
    ['/var/lib/queue', 'ext4'],
    ['/home/ann/.config/aether-uploader', 'nfs4'],
    ['/homework', 'ext4'],
    ['/mnt/my videos/data', 'cifs'],
    ['/mnt/far', 'fuse.sshfs'],
    ['/home/ann/.crypt/data', 'fuse.gocryptfs'],
    ['/mnt/twice/data', 'nfs']
  ])('is told from the mount table: %s on %s', (path, type) => expect(typeOf(path)).toBe(type))

  it('is told on macOS too, with spaces and brackets in the name', () => {
    const mounts = parseMacMounts(
      '/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)\n//ann@nas/videos on /Volumes/my videos (2) (smbfs, nodev, mounted by ann)\n'
    )
    expect(mountOf('/Volumes/my videos (2)/data', mounts)?.type).toBe('smbfs')
    expect(mountOf('/System/Volumes/Data/Users/ann', mounts)?.type).toBe('apfs')
  })
})

describe('a network file system', () => {
  it.each([
    'nfs',
    'nfs4',
    'cifs',
    'smb3',
    'smbfs',
    'afpfs',
    'webdav',
    '9p',
    'ceph',
    'virtiofs',
    'fuse.sshfs',
    'fuse.rclone',
    'fuse.glusterfs',
    'fuse.gvfsd-fuse',
    'fuse',
    'macfuse'
  ])('is %s', (type) => expect(networkNameOf(type)).toBe(type))
  it.each([
    'ext4',
    'btrfs',
    'xfs',
    'tmpfs',
    'overlay',
    'zfs',
    'apfs',
    'hfs',
    'exfat',
    'fuseblk',
    'fuse.gocryptfs',
    'fuse.fuse-overlayfs',
    ''
  ])('is not %s', (type) => expect(networkNameOf(type)).toBeNull())
  it('is known by its number where there is no mount table', () => {
    expect(networkNameOfMagic(0x6969)).toBe('NFS')
    expect(networkNameOfMagic(0xff534d42 | 0)).toBe('CIFS')
    expect(networkNameOfMagic(0xef53)).toBeNull()
  })
  it.each([
    ['\\\\nas\\videos', true],
    ['//nas/videos', true],
    ['\\\\?\\UNC\\nas\\videos', true],
    ['\\\\?\\C:\\Users', false],
    ['\\\\.\\C:', false],
    ['C:\\Users\\ann', false]
  ])('is told from a Windows path: %s', (path, is) => expect(isUncPath(path)).toBe(is))
})
