/**
 * delv as an oracle: BIND's validator, which gets its data by the lab's resolver with checking disabled and judges alone.
 */
import { spawn } from 'node:child_process';
import type { Question, Security } from './security.ts';

/** delv itself gives up after about 10 s. */
const deadlineMs = 20_000;

/** @param anchor path of a trust anchor in the form of `delv -a` */
export async function askDelv(resolver: string, anchor: string, question: Question): Promise<Security> {
  const { name, type } = question;
  const args = [`@${resolver}`, '-a', anchor, '+root=.', '+cdflag', `${name}.`, type];
  const child = spawn('delv', args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: deadlineMs });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return securityOf(output);
}

function securityOf(output: string): Security {
  if (/^; .*fully validated$/m.test(output)) return 'secure';
  if (/^; .*unsigned answer$/m.test(output)) return 'insecure';
  const failure = /^;; resolution failed: (.*)$/m.exec(output)?.[1] ?? 'no word';
  return /timed out|failure|SERVFAIL|REFUSED|FORMERR|NOTIMP|shut down|no word/i.test(failure)
    ? 'unanswered'
    : 'bogus';
}
