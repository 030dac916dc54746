import { encodeUtf8 } from '../engine/text/utf8.ts';
import type { ReadFileResult } from '../protocol.ts';
import type { DiskFile } from './disk.ts';

/** Files that the client reads for the server: asked for once, and kept until they change. */
export class RemoteFiles {
  private readonly files = new Map<string, DiskFile | 'pending'>();
  private readonly request: (uri: string) => Promise<ReadFileResult>;
  private readonly arrived: (key: string) => void;

  /**
   * @param request asks the client for a file
   * @param arrived is told when a file that was pending is there, or known to be missing
   */
  constructor(request: (uri: string) => Promise<ReadFileResult>, arrived: (key: string) => void) {
    this.request = request;
    this.arrived = arrived;
  }

  read(key: string): DiskFile | 'pending' {
    const known = this.files.get(key);
    if (known !== undefined) return known;
    this.files.set(key, 'pending');
    void this.fetch(key);
    return 'pending';
  }

  /** What is known of a file holds no longer. */
  forget(key: string): void {
    this.files.delete(key);
  }

  /** A file's text, asked for at each call; `undefined` where it cannot be read. */
  async load(key: string): Promise<string | undefined> {
    return (await this.request(key).catch(() => null))?.text;
  }

  private async fetch(key: string): Promise<void> {
    const result = await this.request(key).catch(() => null);
    const file: DiskFile =
      result === null ? { status: 'missing' } : { status: 'found', bytes: encodeUtf8(result.text) };
    this.files.set(key, file);
    this.arrived(key);
  }
}
