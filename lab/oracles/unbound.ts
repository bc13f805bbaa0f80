/**
 * Unbound as an oracle: the lab's validating resolver, asked by dig, so that no line of our own codec is between.
 */
import { spawn } from 'node:child_process';
import type { Question, Security } from './security.ts';

/** One question that nobody answers costs this long, in seconds. */
const secondsEach = 20;
/** RFC 8914 codes that say DNSSEC: 5 Indeterminate to 12 NSEC Missing. */
const dnssecCodes = { first: 5, last: 12 };

/**
 * Asks one question after another over one dig.
 *
 * @param resolver address of the resolver
 * @returns one word for each question, in their order
 */
export async function askUnbound(resolver: string, questions: readonly Question[]): Promise<Security[]> {
  const said = new Map<string, Security>();
  for (const block of (await dig(resolver, questions)).split(';; Got answer:').slice(1)) {
    const asked = /;; QUESTION SECTION:\n;(\S+?)\.?\s+IN\s+(\S+)/.exec(block);
    if (asked) said.set(`${asked[1]!.toLowerCase()} ${asked[2]}`, securityOf(block));
  }
  return questions.map(({ name, type }) => said.get(`${name} ${type}`) ?? 'unanswered');
}

function securityOf(block: string): Security {
  const status = /status: (\w+)/.exec(block)?.[1];
  if (status === 'NOERROR' || status === 'NXDOMAIN') {
    return /^;; flags:[^;]*\bad\b/m.test(block) ? 'secure' : 'insecure';
  }
  const codes = [...block.matchAll(/^; EDE: (\d+)/gm)].map(([, code]) => Number(code));
  return codes.some((code) => code >= dnssecCodes.first && code <= dnssecCodes.last) ? 'bogus' : 'unanswered';
}

function dig(resolver: string, questions: readonly Question[]): Promise<string> {
  const options = ['+dnssec', '+noall', '+comments', '+question', `+time=${secondsEach}`, '+tries=1'];
  const child = spawn('dig', [`@${resolver}`, ...options, '-f', '-'], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.end(questions.map(({ name, type }) => `${name}. ${type}\n`).join(''));
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(output));
  });
}
