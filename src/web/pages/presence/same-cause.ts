/**
 * One cause told once. W6 (HTTPS works) has no fault of its own where the certificate is to blame: T9, T10 or T11 fails for
 * the same cause, scores it and says how it is mended. The page tells that one and names W6 beside it; verdicts stay as they
 * are stored.
 */
import type { ShownFinding } from './findings.ts';

/** What W6 calls a cause, and the check and reasons that say the same. */
const sameAs: Readonly<Record<string, readonly [id: string, ...reasons: string[]]>> = {
  'self-signed': ['T9', 'self-signed'],
  'missing-intermediate': ['T9', 'missing-intermediate'],
  'untrusted-chain': ['T9', 'unknown-issuer', 'broken-chain'],
  'name-mismatch': ['T10', 'name-mismatch', 'no-san'],
  'certificate-expired': ['T11', 'certificate-expired', 'intermediate-expired'],
  'certificate-not-yet-valid': ['T11', 'certificate-not-yet-valid'],
};

/** Without W6 where another failing check names its cause; that one then has its title in `sameCause`. */
export function tellCausesOnce(findings: readonly ShownFinding[]): ShownFinding[] {
  const rollUp = findings.find(({ id, verdict }) => id === 'W6' && verdict === 'fail');
  const [id, ...reasons] = sameAs[rollUp?.reason ?? ''] ?? [''];
  const cause = findings.find(
    (one) => one.id === id && one.verdict === 'fail' && reasons.includes(one.reason),
  );
  if (rollUp === undefined || cause === undefined) return [...findings];
  return findings
    .filter((one) => one !== rollUp)
    .map((one) => (one === cause ? { ...one, sameCause: [...one.sameCause, rollUp.title] } : one));
}
