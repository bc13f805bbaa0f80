import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './markup.ts';

test('what strangers wrote is text on the page, and cannot turn round what stands beside it', () => {
  const hostile = `<img src=x onerror=alert(1)>"'&\u202egpj.exe\u2066\u0000\u001b[31m`;
  assert.equal(
    html`<p title="${hostile}">${hostile}</p>`.markup.replaceAll(/&#\d+;/g, '?'),
    '<p title="?img src=x onerror=alert(1)????\ufffdgpj.exe\ufffd\ufffd\ufffd[31m">' +
      '?img src=x onerror=alert(1)????\ufffdgpj.exe\ufffd\ufffd\ufffd[31m</p>',
  );
});
