/** A shield that asks every visitor to prove being human. */
import { defineScenario } from '../../scenario.ts';

const challenge = `<!doctype html>
<html lang="en-US"><head><meta charset="utf-8"><title>Just a moment...</title></head>
<body><h1>challenge-page.vn</h1><p>Verifying you are human. This may take a few seconds.</p>
<noscript>Enable JavaScript and cookies to continue</noscript></body></html>`;

export default defineScenario(355, () => ({
  about: 'A challenge stands before the website and lets no machine through.',
  witness: ['W15', 'X1', 'X2', 'X3', 'X4', 'X5'],
  domains: [
    {
      name: 'challenge-page.vn',
      web: { pages: { '/': { status: 403, headers: { 'Cf-Mitigated': 'challenge' }, body: challenge } } },
    },
  ],
}));
