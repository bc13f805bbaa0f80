/**
 * A response body on its way in: decompressed, bounded, hashed and handed to a sink.
 *
 * The bound holds for decompressed bytes, and the decoder works in steps of 64 kB with back-pressure, so a compression
 * bomb costs at most the bound and one step. Windows are bounded too: 8 MB for zstd (RFC 9659), 16 MB for brotli.
 */
import { createHash } from 'node:crypto';
import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import type { BodyFacts } from '../../observation.ts';
import type { MeasurementFault } from '../../vocabulary.ts';

export type ReceivedBody = Omit<BodyFacts, 'simhash'>;

export interface BodyReader {
  /** @returns false when the sender should pause until `onDrain` */
  write(chunk: Buffer): boolean;
  /** No more bytes will come; `fault` when they broke off. */
  end(fault?: MeasurementFault): Promise<ReceivedBody>;
}

export interface BodyReaderOptions {
  /** Content-Encoding as received; empty for none. */
  encoding: string;
  maxBytes: number;
  sink: (chunk: Uint8Array) => void;
  /** The bound was met or the coding is broken: nothing more needs to be sent. */
  onEnough: () => void;
  onDrain: () => void;
}

const step = 64 * 1024;

export function createBodyReader(options: BodyReaderOptions): BodyReader {
  const hash = createHash('sha256');
  let wireBytes = 0;
  let bytes = 0;
  let truncated = false;
  let codingFault: MeasurementFault | undefined;
  let enough = false;
  let ended = false;
  let decoder: Transform | null = null;
  const decoded = Promise.withResolvers<void>();
  const coding = options.encoding.trim().toLowerCase();
  const plain = coding === '' || coding === 'identity';

  const stop = () => {
    if (enough) return;
    enough = true;
    decoder?.destroy();
    decoded.resolve();
    if (!ended) options.onEnough();
  };
  const take = (chunk: Buffer) => {
    if (enough) return;
    const room = options.maxBytes - bytes;
    const kept = chunk.length > room ? chunk.subarray(0, room) : chunk;
    bytes += kept.length;
    hash.update(kept);
    options.sink(kept);
    if (chunk.length > room) {
      truncated = true;
      stop();
    }
  };
  const start = (first: Buffer) => {
    decoder = createDecoder(coding, first);
    if (!decoder) {
      codingFault = 'malformed';
      stop();
      return;
    }
    decoder.on('data', take);
    decoder.on('drain', options.onDrain);
    decoder.on('end', () => decoded.resolve());
    decoder.on('error', () => {
      codingFault = 'malformed';
      stop();
    });
  };

  return {
    write(chunk) {
      if (enough) return true;
      wireBytes += chunk.length;
      if (plain) {
        take(chunk);
        return true;
      }
      if (!decoder) start(chunk);
      return enough || !decoder || decoder.write(chunk);
    },
    async end(fault) {
      ended = true;
      if (decoder && !enough) {
        decoder.end();
        await decoded.promise;
      }
      // A body cut by our own bound is whole as far as we wanted it: the abort that followed is no fault.
      const seen = codingFault ?? (truncated ? undefined : fault);
      return { wireBytes, bytes, truncated, ...(seen ? { fault: seen } : {}), sha256: hash.digest('hex') };
    },
  };
}

/** null for a coding that is not known (RFC 9110 §8.4.1 lists them); two codings on top of each other are not read. */
function createDecoder(coding: string, first: Buffer): Transform | null {
  const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH, ZSTD_d_windowLogMax } = zlib.constants;
  const deflate = { chunkSize: step, finishFlush: Z_SYNC_FLUSH }; // a cut body still gives what came of it
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip(deflate);
    case 'deflate':
      // Some servers send raw deflate under this name; a zlib header is 8 in the low nibble and a multiple of 31.
      return ((first[0] ?? 0) & 0x0f) === 8 && (first.length < 2 || first.readUInt16BE(0) % 31 === 0)
        ? zlib.createInflate(deflate)
        : zlib.createInflateRaw(deflate);
    case 'br':
      return zlib.createBrotliDecompress({ chunkSize: step, finishFlush: BROTLI_OPERATION_FLUSH });
    case 'zstd':
      return zlib.createZstdDecompress({ chunkSize: step, params: { [ZSTD_d_windowLogMax]: 23 } });
    default:
      return null;
  }
}
