import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '#measurement/index.ts';
import { observationOf } from '../../measurement/testing/observation.ts';
import { textReport } from './text.ts';

async function textOf(colour: boolean, names: string[]): Promise<string> {
  let text = '';
  const report = textReport(
    async (piece) => {
      text += piece;
    },
    { language: 'vi', colour, columns: 80 },
  );
  const advice = 'Hãy nhờ nhà cung cấp gia hạn chứng thư.\n\nChạy lại ACME.';
  for (const domain of names) {
    const judgement = { ...judge(observationOf()), domain, unicode: domain };
    judgement.findings = judgement.findings.map((finding) =>
      finding.id === 'T11' ? { ...finding, verdict: 'fail', reason: 'certificate-expired', advice } : finding,
    );
    await report.answer({ judgement, lines: [1] });
  }
  await report.end({
    lines: names.length,
    answered: names.length,
    duplicates: 0,
    refused: 0,
    left: 0,
    resumed: 0,
  });
  return text;
}

test('a name gets its verdict in a sentence and, for what fails, what its owner can do', async () => {
  const text = await textOf(false, ['a.vn']);
  assert.match(text, /^■ a\.vn\n {2}Có trang web tin cậy, an toàn\.\n/);
  assert.match(text, / {2}✗ .* \(T11, certificate-expired\)\n {6}Hãy nhờ nhà cung cấp gia hạn chứng thư\.\n/);
  assert.equal(text.includes('ACME'), false);
  assert.equal(text.includes('\u001b'), false);
});

test('many names end in one table, and colours appear only where they are seen', async () => {
  const text = await textOf(true, ['a.vn', 'quánphở.vn']);
  assert.ok(text.includes('\u001b[1mTất cả\u001b[22m\n  ■ a.vn        '));
  assert.match(text, / {2}■ {7}2 {2}Trang web tin cậy, an toàn\n$/);
});
