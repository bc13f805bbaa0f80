/**
 * Certificates for tests, made by openssl as anybody would make them: roots, intermediates and leaves, kept in memory.
 *
 * A P-256 key and signature each; about 15 ms a certificate.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestCertificate {
  pem: string;
  key: string;
}

export interface TestCertificateRequest {
  name: string;
  /** Absent: signs itself. */
  issuer?: TestCertificate;
  authority?: boolean;
  /** PEM of the key to use; absent: a new one. */
  key?: string;
  /** `DNS:example.vn`, `IP:127.0.0.1`; default the name. */
  alternatives?: string[];
  /** -1: expired yesterday. */
  days?: number;
  /** Further lines of the extension section. */
  extensions?: string[];
}

export function makeCertificate(request: TestCertificateRequest): TestCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'hien-dien-certificate-'));
  const at = (file: string) => join(folder, file);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const extensions = [
      `basicConstraints=critical,CA:${request.authority ? 'TRUE' : 'FALSE'}`,
      ...(request.authority
        ? ['keyUsage=critical,keyCertSign,cRLSign']
        : [`subjectAltName=${(request.alternatives ?? [`DNS:${request.name}`]).join(',')}`]),
      ...(request.extensions ?? []),
    ];
    writeFileSync(at('extensions'), extensions.join('\n'));
    if (request.key) writeFileSync(at('key'), request.key);
    else openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', at('key'));
    openssl('req', '-new', '-utf8', '-key', at('key'), '-subj', `/CN=${request.name}`, '-out', at('request'));
    const signer = request.issuer
      ? ['-CA', at('issuer'), '-CAkey', at('issuer-key'), '-CAcreateserial']
      : ['-signkey', at('key')];
    if (request.issuer) {
      writeFileSync(at('issuer'), request.issuer.pem);
      writeFileSync(at('issuer-key'), request.issuer.key);
    }
    const days = String(request.days ?? 30);
    openssl(
      ...['x509', '-req', '-in', at('request'), ...signer, '-days', days, '-sha256'],
      ...['-extfile', at('extensions'), '-out', at('certificate')],
    );
    return { pem: readFileSync(at('certificate'), 'utf8'), key: readFileSync(at('key'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
