/**
 * TLS records written by hand (RFC 5246, RFC 8446), for what no TLS library would send.
 */

/** A fatal alert as a server sends it instead of ServerHello. */
export function tlsAlert(description: number): Buffer {
  return Buffer.from([21, 3, 3, 0, 2, 2, description]);
}

/**
 * ServerHello of TLS 1.2 and a Certificate message whose one certificate has `bytes` bytes of nothing.
 *
 * @param bytes below 16 MiB, the limit of a handshake message
 */
export function bigCertificateFlight(bytes: number): Buffer {
  const hello = handshake(
    2,
    Buffer.concat([
      Buffer.from([3, 3]),
      Buffer.alloc(32, 0x42), // random
      Buffer.from([0]), // no session id
      Buffer.from([0xc0, 0x2c]), // TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
      Buffer.from([0, 0, 0]), // no compression, no extensions
    ]),
  );
  const certificate = Buffer.concat([uint24(bytes), Buffer.alloc(bytes, 0x30)]);
  return records(
    22,
    Buffer.concat([hello, handshake(11, Buffer.concat([uint24(certificate.length), certificate]))]),
  );
}

function handshake(type: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), uint24(body.length), body]);
}

/** Cuts into records of at most 16 KiB (RFC 8446 §5.1). */
function records(type: number, content: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < content.length; at += 16_384) {
    const piece = content.subarray(at, at + 16_384);
    parts.push(Buffer.from([type, 3, 3, piece.length >> 8, piece.length & 255]), piece);
  }
  return Buffer.concat(parts);
}

function uint24(value: number): Buffer {
  return Buffer.from([value >> 16, (value >> 8) & 255, value & 255]);
}
