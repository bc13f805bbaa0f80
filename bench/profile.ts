/**
 * Where the engine's CPU goes: measures names of the crowd on one thread under V8's profiler and adds the samples up by
 * the part of the engine they fall in. Prints one JSON line: parts with their share and their heaviest functions.
 *
 *     --names N (1500)   --profile presence|full
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface ProfilePart {
  part: string;
  /** Of all samples but idle ones, 0–1. */
  share: number;
  /** Heaviest functions by their own time, with their share of all. */
  top: { name: string; share: number }[];
}

/** What a .cpuprofile holds (Chrome DevTools Protocol, Profiler.Profile). */
interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

/** The first that matches any frame of a sample's stack counts; frames are written `function url`. */
const parts: readonly [part: string, frames: RegExp][] = [
  ['garbage collection', /\(garbage collector\)/],
  ['judging', /measurement\/judge\.ts/],
  ['reading pages', /measurement\/page\/|htmlparser2|tinyld/],
  ['certificates', /measurement\/tls\/|tls\/flight\.ts/],
  ['DNSSEC', /dnssec\/|probes\/dns\/validator/],
  ['TLS handshakes and records', /js_stream_socket|node:internal\/tls|node:_tls|tls\/handshake\.ts/],
  ['HTTP (undici)', /undici|wasm/],
  ['TCP', /node:net|http\/connection\.ts|http\/wire\.ts|stream_base_commons/],
  ['UDP', /node:dgram|dns\/udp\.ts/],
  ['DNS messages, cache and iteration', /probes\/dns\/|measurement\/dns\//],
  ['web probes', /measurement\/probes\//],
  ['loading the program', /internal\/modules|compile/],
];

/** @returns parts by share, heaviest first */
export function partsOf(profile: CpuProfile): ProfilePart[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const own = new Map<number, number>();
  profile.samples.forEach((id, at) => {
    own.set(id, (own.get(id) ?? 0) + (profile.timeDeltas[at] ?? 0));
  });
  const sums = new Map<string, { all: number; functions: Map<string, number> }>();
  let total = 0;
  for (const [id, micros] of own) {
    const name = nodes.get(id)?.callFrame.functionName;
    if (name === '(idle)') continue;
    total += micros;
    const frames: string[] = [];
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = nodes.get(at)?.callFrame;
      frames.push(`${frame?.functionName} ${frame?.url}`);
    }
    const stack = frames.join('\n');
    const part = parts.find(([, pattern]) => pattern.test(stack))?.[0] ?? 'other';
    const sum = sums.get(part) ?? { all: 0, functions: new Map<string, number>() };
    sums.set(part, sum);
    sum.all += micros;
    const shown = (frames[0] ?? '').replace(/ \S*\/(?=[^/]+$)/, ' ').trim();
    sum.functions.set(shown, (sum.functions.get(shown) ?? 0) + micros);
  }
  return [...sums]
    .sort((a, b) => b[1].all - a[1].all)
    .map(([part, { all, functions }]) => ({
      part,
      share: all / total,
      top: [...functions]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 3)
        .map(([name, micros]) => ({ name, share: micros / total })),
    }));
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { names: { type: 'string', default: '1500' }, profile: { type: 'string', default: 'presence' } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'bench-profile-'));
  try {
    const script = join(import.meta.dirname, 'measure-crowd.ts');
    const args = ['--workers', '0', '--names', values.names, '--profile', values.profile];
    execFileSync(process.execPath, ['--cpu-prof', '--cpu-prof-dir', folder, script, ...args]);
    const [file = ''] = readdirSync(folder);
    console.log(JSON.stringify(partsOf(JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
