/**
 * Reads the Certificate message out of a server's first flight, in the order sent. Pure.
 *
 * Up to TLS 1.2 the message is in clear (RFC 5246 §7.4.2). In TLS 1.3 it is encrypted (RFC 8446 §4.4.2) with the server's
 * handshake traffic secret, which node:tls gives in its `keylog` event: key and IV are derived from it (§7.3) and the
 * records opened. Node's own getPeerCertificate(true) leaves out what does not link and puts the rest in order.
 */
import { createDecipheriv, createHmac } from 'node:crypto';

/** What the `keylog` line and the cipher say; only TLS 1.3 needs it. */
export interface HandshakeSecret {
  /** IANA name of the cipher suite, e.g. TLS_AES_128_GCM_SHA256. */
  suite: string;
  /** SERVER_HANDSHAKE_TRAFFIC_SECRET. */
  secret: Uint8Array;
}

interface Suite {
  cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
  hash: string;
  keyLength: number;
}

const suites: Record<string, Suite> = {
  TLS_AES_128_GCM_SHA256: { cipher: 'aes-128-gcm', hash: 'sha256', keyLength: 16 },
  TLS_AES_256_GCM_SHA384: { cipher: 'aes-256-gcm', hash: 'sha384', keyLength: 32 },
  TLS_CHACHA20_POLY1305_SHA256: { cipher: 'chacha20-poly1305', hash: 'sha256', keyLength: 32 },
};

const handshakeRecord = 22;
const applicationDataRecord = 23;
const certificateMessage = 11;
const finishedMessage = 20;
const tagLength = 16;

/**
 * The certificates of the flight, DER, as sent.
 *
 * @param flight bytes from the server since the connection began
 * @param secret null up to TLS 1.2
 * @returns null when no complete Certificate message can be read
 */
export function readSentCertificates(flight: Buffer, secret: HandshakeSecret | null): Buffer[] | null {
  const messages = secret ? decryptedHandshake(flight, secret) : clearHandshake(flight);
  return messages && findCertificates(messages, secret !== null);
}

function* records(flight: Buffer): Generator<{ type: number; header: Buffer; payload: Buffer }> {
  let at = 0;
  while (at + 5 <= flight.length) {
    const end = at + 5 + flight.readUInt16BE(at + 3);
    if (end > flight.length) return;
    yield {
      type: flight[at] ?? 0,
      header: flight.subarray(at, at + 5),
      payload: flight.subarray(at + 5, end),
    };
    at = end;
  }
}

function clearHandshake(flight: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (const record of records(flight)) {
    if (record.type !== handshakeRecord) break; // ChangeCipherSpec: what follows is encrypted
    parts.push(record.payload);
  }
  return Buffer.concat(parts);
}

function decryptedHandshake(flight: Buffer, secret: HandshakeSecret): Buffer | null {
  const suite = suites[secret.suite];
  if (!suite) return null;
  const key = expandLabel(suite.hash, secret.secret, 'key', suite.keyLength);
  const iv = expandLabel(suite.hash, secret.secret, 'iv', 12);
  const parts: Buffer[] = [];
  let sequence = 0;
  for (const record of records(flight)) {
    if (record.type !== applicationDataRecord) continue; // ServerHello, and ChangeCipherSpec for middleboxes
    const inner = openRecord(suite, key, iv, sequence, record);
    if (inner === null) break; // from Finished on, another key
    sequence += 1;
    parts.push(inner);
  }
  return Buffer.concat(parts);
}

/** TLSInnerPlaintext without padding and type; null when it does not open or holds no handshake message. */
function openRecord(
  suite: Suite,
  key: Buffer,
  iv: Buffer,
  sequence: number,
  record: { header: Buffer; payload: Buffer },
): Buffer | null {
  const nonce = Buffer.from(iv);
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ sequence) >>> 0, 8);
  const split = record.payload.length - tagLength;
  if (split < 1) return null;
  // One signature serves the three AEADs: Node types GCM and ChaCha20 apart although they are called alike.
  const decipher = createDecipheriv(suite.cipher as 'aes-128-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAAD(record.header);
  decipher.setAuthTag(record.payload.subarray(split));
  const plain = decipher.update(record.payload.subarray(0, split));
  try {
    decipher.final();
  } catch {
    return null;
  }
  let end = plain.length - 1;
  while (end >= 0 && plain[end] === 0) end -= 1;
  return plain[end] === handshakeRecord ? plain.subarray(0, end) : null;
}

/** HKDF-Expand-Label with an empty context; one block is enough for every length asked here. */
function expandLabel(hash: string, secret: Uint8Array, label: string, length: number): Buffer {
  const name = `tls13 ${label}`;
  const info = Buffer.concat([Buffer.from([0, length, name.length]), Buffer.from(name), Buffer.from([0, 1])]);
  return createHmac(hash, secret).update(info).digest().subarray(0, length);
}

function findCertificates(messages: Buffer, tls13: boolean): Buffer[] | null {
  let at = 0;
  while (at + 4 <= messages.length) {
    const type = messages[at];
    const end = at + 4 + messages.readUIntBE(at + 1, 3);
    if (type === finishedMessage || end > messages.length) return null;
    if (type === certificateMessage) return certificateList(messages.subarray(at + 4, end), tls13);
    at = end;
  }
  return null;
}

function certificateList(body: Buffer, tls13: boolean): Buffer[] | null {
  let at = tls13 ? 1 + (body[0] ?? 0) : 0; // certificate_request_context
  if (at + 3 > body.length) return null;
  at += 3; // length of the list: the message's own end says the same
  const certificates: Buffer[] = [];
  while (at + 3 <= body.length) {
    const end = at + 3 + body.readUIntBE(at, 3);
    if (end > body.length) return null;
    certificates.push(Buffer.from(body.subarray(at + 3, end)));
    at = end;
    if (!tls13) continue;
    if (at + 2 > body.length) return null;
    at += 2 + body.readUInt16BE(at); // extensions of the entry: OCSP staple, SCTs
  }
  return certificates;
}
