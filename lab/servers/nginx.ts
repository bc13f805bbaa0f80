/**
 * nginx: one process for every website of the lab.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { httpDefaults } from '../web/nginx-config.ts';
import type { ServerCommand } from './process.ts';

export interface WebServerSpec {
  name: string;
  folder: string;
  /** `server { … }` blocks. */
  blocks: readonly string[];
}

export function prepareNginx({ name, folder, blocks }: WebServerSpec): Omit<ServerCommand, 'answers'> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const lines = [
    'daemon off;',
    'worker_processes 2;',
    'worker_rlimit_nofile 16384;',
    // Root outside, or the one user of a user namespace: other ids cannot enter the run folder.
    'user root root;',
    `pid ${folder}/nginx.pid;`,
    `error_log ${folder}/error.log warn;`,
    'events { worker_connections 8192; }',
    'http {',
    ...temporary.map((kind) => `  ${kind}_temp_path ${folder}/${kind};`),
    '  access_log off;',
    ...httpDefaults.map((line) => `  ${line}`),
    ...blocks,
    '}',
    '',
  ];
  writeFileSync(file, lines.join('\n'));
  return {
    name,
    command: 'nginx',
    args: ['-c', file, '-p', folder, '-e', join(folder, 'error.log')],
    logFile: join(folder, 'log'),
  };
}
