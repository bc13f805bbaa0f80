/**
 * Bytes of a page to text: finds the character encoding as a browser would and decodes as chunks arrive.
 *
 * Order of belief: byte order mark, Content-Type, `meta` in the first 4,096 bytes, then the bytes themselves: valid
 * UTF-8 is UTF-8, anything else windows-1258, the fallback of a Vietnamese browser (HTML, "determining the character
 * encoding"). Labels of the WHATWG registry are decoded by Node's TextDecoder; the two old Vietnamese encodings that
 * browsers never had (VISCII, TCVN 5712) by iconv-lite. Nothing here throws: a label nobody knows counts as absent.
 */
import iconv from 'iconv-lite';

/** Bytes looked at before the encoding is settled. The standard asks for 1,024; old pages put their meta later. */
const sniffedBytes = 4096;

export interface HtmlDecoder {
  /** Text that is certain so far; '' while the encoding is still being found. */
  write(chunk: Uint8Array): string;
  end(): string;
  /** Lower-case label in use; known after the first 4,096 bytes or the end. */
  charset(): string;
}

interface Decoding {
  label: string;
  write(chunk: Uint8Array): string;
  end(): string;
}

/** @param contentType value of the Content-Type header, '' when there is none */
export function createHtmlDecoder(contentType: string): HtmlDecoder {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let decoding: Decoding | null = null;

  const settle = (): string => {
    const start = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
    held = [];
    decoding = decodingFor(start, contentType);
    return decoding.write(start);
  };
  return {
    write(chunk) {
      if (decoding) return decoding.write(chunk);
      held.push(chunk);
      heldBytes += chunk.length;
      return heldBytes >= sniffedBytes ? settle() : '';
    },
    end() {
      const start = decoding ? '' : settle();
      return start + (decoding?.end() ?? '');
    },
    charset: () => decoding?.label ?? 'utf-8',
  };
}

function decodingFor(start: Uint8Array, contentType: string): Decoding {
  const marked = byteOrderMark(start);
  if (marked) return open(marked) ?? utf8();
  const declared = /charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType)?.[1];
  const byHeader = declared === undefined ? null : open(declared);
  if (byHeader) return byHeader;
  const head = Buffer.from(start.buffer, start.byteOffset, Math.min(start.length, sniffedBytes)).toString(
    'latin1',
  );
  const inMeta = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head)?.[1];
  if (inMeta !== undefined) {
    // A meta that could be read as ASCII cannot be in UTF-16, so the standard takes it for UTF-8.
    const byMeta = /^utf-?16/i.test(inMeta) ? utf8() : open(inMeta);
    if (byMeta) return byMeta;
  }
  return isUtf8Start(start) ? utf8() : (open('windows-1258') ?? utf8());
}

function byteOrderMark(start: Uint8Array): string | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return null;
}

/** Valid UTF-8 as far as it goes; a character cut at the very end does not count against it. */
function isUtf8Start(start: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function utf8(): Decoding {
  return byTextDecoder('utf-8') as Decoding;
}

function open(label: string): Decoding | null {
  const name = label.toLowerCase();
  return byTextDecoder(name === 'x-user-defined' ? 'windows-1252' : name) ?? byIconv(name);
}

function byTextDecoder(label: string): Decoding | null {
  try {
    const decoder = new TextDecoder(label);
    return {
      label: decoder.encoding,
      write: (chunk) => decoder.decode(chunk, { stream: true }),
      end: () => decoder.decode(),
    };
  } catch {
    return null;
  }
}

/** Only the two Vietnamese encodings: iconv-lite also reads `hex` and `base64`, which no page is written in. */
function byIconv(label: string): Decoding | null {
  const known = /^(?:viscii|tcvn-?5712(?:-1)?|tcvn|x-viet-tcvn5712)$/.test(label);
  if (!known) return null;
  const name = label === 'viscii' ? 'viscii' : 'tcvn';
  const decoder = iconv.getDecoder(name);
  return {
    label: name,
    write: (chunk) => decoder.write(Buffer.from(chunk)),
    end: () => decoder.end() ?? '',
  };
}
