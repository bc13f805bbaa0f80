import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNotes, say } from './notes.ts';

test('what a note keeps of a cell is short, whole letters, and no identity code', () => {
  const notes = createNotes();
  notes.add(
    7,
    'warning',
    `033177011448 ${'Ngày '.repeat(60)}`,
    'day',
    say.dayUnreadable,
    'CCCD 033177011448\0',
  );
  notes.add(8, 'warning', 'Ngày', 'day', say.dayUnreadable, `${'x'.repeat(79)}\u{1f35c}`);
  assert.deepEqual(
    notes.kept.map(({ column, given }) => [column.slice(0, 17), column.length, given]),
    [
      ['••••••••1448 Ngày', 200, 'CCCD ••••••••1448 '],
      ['Ngày', 4, 'x'.repeat(79)],
    ],
  );
});
