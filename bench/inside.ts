/**
 * Runs the bench's programs one after another inside one lab, and writes what each printed to a file.
 *
 * Its argument is a JSON file: `{ "output": PATH, "programs": [["dns-tier.ts", "--kind", "signed"], …] }`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { yardstickMicros } from './yardstick.ts';

export interface Plan {
  output: string;
  programs: string[][];
}

export interface Ran {
  /** What the program printed, JSON. */
  result: unknown;
  /** One-minute load average when it ended: other work on the machine shows here. */
  load: number;
  yardstickMicros: number;
}

const plan = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Plan;
const ran: (Ran | null)[] = [];
for (const [program = '', ...args] of plan.programs) {
  console.error(`bench: ${program} ${args.join(' ')}`);
  try {
    const printed = execFileSync(process.execPath, [join(import.meta.dirname, program), ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 15 * 60_000,
    });
    const result = JSON.parse(printed.trim().split('\n').at(-1)!) as unknown;
    console.error(`bench: ${JSON.stringify(result).slice(0, 300)}`);
    ran.push({ result, load: loadavg()[0]!, yardstickMicros: yardstickMicros() });
  } catch (error) {
    console.error(`bench: ${program} failed: ${(error as Error).message}`);
    ran.push(null);
  }
  writeFileSync(plan.output, JSON.stringify(ran));
}
