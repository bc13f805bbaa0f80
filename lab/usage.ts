/**
 * What `lab` prints, and how a command line is turned into a command inside the lab.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabFacts } from './start.ts';
import { checkout } from './state.ts';

export const usage = `The lab Internet: a private root, .vn and its second levels, hosters, websites, in a network of its own.

  npm run --silent lab                        start it and stay until Ctrl-C
  npm run --silent lab -- measure DOMAIN…     any hien-dien command inside; measure, start, work and run start get
                                              --root-hints, --trust-anchor, --ca and --allow-network
                                              by themselves
  npm run --silent lab -- exec COMMAND…       any other command inside (dig, curl, sh, chromium …)
  npm run --silent lab -- expect NAME… [--write]
                                              compare scenarios with their expected.json, or write it
  npm run --silent lab -- list                the scenarios
  npm run --silent lab -- generate N [--rough] [--output FILE]
                                              a crowd of N names, served from the next start on (0: none)
  npm run --silent lab -- generate standing   the small crowd again that is served without any of this

Commands join a lab that is running in another terminal; else one is started for them and stopped afterwards.`;

type CommandInside = [file: string, args: string[], options: { cwd: string; env: NodeJS.ProcessEnv }];

/** @param labPath path of the running lab's lab.json */
export function commandInside(argv: readonly string[], labPath: string): CommandInside {
  const facts = JSON.parse(readFileSync(labPath, 'utf8')) as LabFacts;
  const env: NodeJS.ProcessEnv = { ...process.env, HIEN_DIEN_LAB: labPath };
  for (const ours of ['STAGE', 'OUTER', 'STATE', 'OWN']) delete env[`HIEN_DIEN_LAB_${ours}`];
  delete env.NODE_CHANNEL_FD;
  // npm changes to the checkout; files are named from where the user stands.
  const cwd =
    process.env.npm_lifecycle_event === 'lab' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();
  const [name = '', ...rest] = argv;
  switch (name) {
    case 'exec': {
      const [file = 'sh', ...args] = rest;
      const trust = { CURL_CA_BUNDLE: facts.ca, SSL_CERT_FILE: facts.ca };
      return [file, args, { cwd, env: { ...env, ...trust } }];
    }
    case 'list':
    case 'expect':
      return [process.execPath, [join(import.meta.dirname, 'command.ts'), name, ...rest], { cwd, env }];
    case 'measure':
    case 'start':
    case 'work':
      return [join(checkout, 'bin/hien-dien'), [name, ...measureOptions(facts), ...rest], { cwd, env }];
    case 'run': {
      const means = rest[0] === 'start' ? measureOptions(facts) : [];
      const [verb = '', ...more] = rest;
      return [join(checkout, 'bin/hien-dien'), [name, verb, ...means, ...more], { cwd, env }];
    }
    default:
      return [join(checkout, 'bin/hien-dien'), [name, ...rest], { cwd, env }];
  }
}

export function measureOptions(facts: LabFacts): string[] {
  return [
    ...['--root-hints', facts.rootHints, '--trust-anchor', facts.trustAnchor, '--ca', facts.ca],
    ...facts.allowNetworks.flatMap((network) => ['--allow-network', network]),
  ];
}
