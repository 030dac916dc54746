import { gunzip } from 'node:zlib';

/** Unpacks gzip (RFC 1952) to at most so many octets; or tells why not. */
export function unpack(packed: Uint8Array, most: number): Promise<Uint8Array | 'damaged' | 'tooLarge'> {
  return new Promise((resolve) => {
    gunzip(packed, { maxOutputLength: most }, (error, octets) => {
      if (error === null) resolve(octets);
      else resolve('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'damaged');
    });
  });
}
