import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AssumptionKey, assumptionKeys, checkAssumption } from '#assumptions/index.ts';
import { valueParts } from '#web/messages/assumption-values.ts';
import { defaults } from '../../../assumptions/defaults.ts';
import { readValue, toControls, Unreadable, valueWords } from './value.ts';

const words = (key: AssumptionKey, value: unknown) => valueWords(valueParts[key], value, 'vi');
const throughForm = (key: AssumptionKey, value: unknown) => {
  const controls = toControls(valueParts[key], value);
  return readValue(valueParts[key], (name) => controls[name] ?? '');
};

test('the value of every assumption comes back from its own form as it was', () => {
  for (const key of assumptionKeys) {
    const { value } = defaults[key];
    const read = throughForm(key, value);
    const sorted = (of: unknown) => (key.startsWith('territory') ? of : JSON.stringify(of));
    assert.deepEqual(sorted(checkAssumption(key, read)), sorted(value), key);
  }
});

test('a value is told as a person says it', () => {
  assert.equal(words('coverage.least-percent', 50), '50 %');
  assert.equal(words('calendar.vnnic-month-due-day', 25), 'ngày 25');
  assert.equal(words('calendar.quarter-due-day', null), 'chưa thấy nêu ngày');
  assert.equal(
    words('presence.website', ['website', 'social-only']),
    'Có trang web; Chỉ có trang trên mạng xã hội hoặc sàn',
  );
  assert.equal(
    words('territory.cut-weights', ['population', 'area', 'equal']),
    'theo dân số, rồi theo diện tích, rồi chia đều',
  );
  assert.equal(
    words('calendar.shift', { weekend: 'previous-working-day', holiday: 'none' }),
    'Rơi vào cuối tuần: đẩy lên ngày làm việc trước; Rơi vào ngày lễ: giữ nguyên ngày',
  );
  assert.equal(words('entitlement.free-until', '2026-12-31'), '31/12/2026');
});

test('what cannot be read names its control', () => {
  const refusal = (key: AssumptionKey, controls: Record<string, string>) => {
    try {
      readValue(valueParts[key], (name) => controls[name] ?? '');
    } catch (error) {
      if (error instanceof Unreadable) return [error.field, error.why];
      throw error;
    }
    return [];
  };
  assert.deepEqual(refusal('coverage.least-percent', { 'gia-tri': 'nửa' }), ['gia-tri', 'no-number']);
  assert.deepEqual(refusal('presence.website', {}), ['gia-tri', 'nothing-chosen']);
  assert.deepEqual(refusal('domain.lifecycle', { 'gia-tri': '[{' }), ['gia-tri', 'no-json']);
  assert.deepEqual(refusal('reconciliation.tolerance', { 'gia-tri.greenPercent': '5' }), [
    'gia-tri.amberPercent',
    'no-number',
  ]);
});
