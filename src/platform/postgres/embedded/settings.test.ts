/** The embedded server takes what the machine can spare, and never trades data for speed but in tests. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderSettings } from './settings.ts';

const GiB = 2 ** 30;
const pick = (settings: string[], names: string[]) =>
  settings.filter((setting) => names.includes(setting.split('=')[0]!));

test('a large machine gives 512 MB, a small one an eighth of what it has', () => {
  const names = ['shared_buffers', 'work_mem', 'maintenance_work_mem'];
  const plan = { socketFolder: '/run/x', durable: true };
  assert.deepEqual(pick(renderSettings(plan, 24 * GiB), names), [
    'shared_buffers=512MB',
    'work_mem=64MB',
    'maintenance_work_mem=512MB',
  ]);
  assert.deepEqual(pick(renderSettings(plan, 1 * GiB), names), [
    'shared_buffers=128MB',
    'work_mem=16MB',
    'maintenance_work_mem=64MB',
  ]);
});

test('only a server for tests forces nothing to disk', () => {
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'max_connections'];
  assert.deepEqual(pick(renderSettings({ socketFolder: '/run/x', durable: true }), names), [
    'max_connections=60',
  ]);
  assert.deepEqual(pick(renderSettings({ socketFolder: '/run/x', durable: false }), names), [
    'max_connections=200',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
  ]);
});

test('nothing listens on the network unless asked', () => {
  const names = ['listen_addresses', 'unix_socket_directories', 'unix_socket_permissions'];
  assert.deepEqual(pick(renderSettings({ socketFolder: '/run/x', durable: true }), names), [
    'unix_socket_directories=/run/x',
    'unix_socket_permissions=0700',
    'listen_addresses=',
  ]);
});
