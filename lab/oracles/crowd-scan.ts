/**
 * The crowd of the lab through the command: every name answered, every state as its class announces it, and nothing
 * unmeasured without a cause that the crowd's own list knows.
 */
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startMeasure } from './product.ts';

export interface CrowdScan {
  names: number;
  seconds: number;
  /** Answers whose state is not the one that the class announces, by `class: announced → found`. */
  otherState: Record<string, number>;
  /** Names with a finding that was not measured, by `class: reason`. */
  notMeasured: Record<string, number>;
  /** Those among them whose class gives no cause for that reason; must be empty. */
  unexplained: string[];
  /** In the list and not answered; must be empty. */
  lost: string[];
}

/** What a class gives cause for. Nothing that came over a bad certificate counts, HSTS least (RFC 6797 §8.1). */
const causes: Record<string, readonly string[]> = {
  lame: ['refused-rcode'],
  silent: ['timeout'],
  closed: ['refused'],
  'self-signed': ['bad-certificate'],
  'expired-certificate': ['bad-certificate'],
};

/** @param list CSV of `lab generate`: domain, class, state, ipv6, signed, bogus */
export async function scanCrowd(list: string): Promise<CrowdScan> {
  const rows = readFileSync(list, 'utf8').trim().split('\n').slice(1);
  const crowd = new Map(rows.map((row) => [row.split(',')[0]!, row.split(',')]));
  const folder = mkdtempSync(join(tmpdir(), 'hien-dien-crowd-'));
  try {
    const output = join(folder, 'crowd.jsonl');
    const options = ['--profile', 'presence', '--format', 'jsonl', '--output', output];
    const began = performance.now();
    const { code, stderr } = await startMeasure(['--input', list, ...options], 3_600_000).ended;
    if (code !== 0) throw new Error(`the scan of the crowd ended with ${code}: ${stderr.slice(-2000)}`);
    return await readScan(output, crowd, (performance.now() - began) / 1000);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Line {
  domain: string;
  state: string;
  findings: { id: string; verdict: string; reason?: string }[];
}

async function readScan(output: string, crowd: Map<string, string[]>, seconds: number): Promise<CrowdScan> {
  const scan: CrowdScan = { names: 0, seconds, otherState: {}, notMeasured: {}, unexplained: [], lost: [] };
  const left = new Set(crowd.keys());
  for await (const text of createInterface({ input: createReadStream(output) })) {
    const { domain, state, findings } = JSON.parse(text) as Line;
    const [, kind = '', announced = '', , , bogus] = crowd.get(domain) ?? [];
    scan.names += 1;
    if (!left.delete(domain)) throw new Error(`${domain} was answered twice, or was not asked for`);
    if (state !== announced && bogus !== 'true') count(scan.otherState, `${kind}: ${announced} → ${state}`);
    const open = findings.filter(({ verdict }) => verdict === 'not-measured');
    for (const reason of new Set(open.map((finding) => finding.reason ?? ''))) {
      const forged = bogus === 'true' && reason === 'bogus';
      count(scan.notMeasured, `${kind}: ${reason}`);
      if (forged || causes[kind]?.includes(reason)) continue;
      const ids = open.filter((finding) => finding.reason === reason).map(({ id }) => id);
      scan.unexplained.push(`${domain} (${kind}): ${reason} in ${ids.join(' ')}`);
    }
  }
  scan.lost = [...left];
  return scan;
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
