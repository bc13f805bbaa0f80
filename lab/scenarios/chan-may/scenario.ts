/** A shield without a word: a refusal that is nothing but a script. */
import { defineScenario } from '../../scenario.ts';

const page = `<!doctype html>
<html><head><meta charset="utf-8"><title>chanmay.vn</title></head>
<body><div id="x"></div><script>document.cookie = 'seen=1'; setTimeout(function () { location.reload(); }, 1500);</script></body></html>`;

export default defineScenario(461, () => ({
  about: 'Answers 403 with nothing but a script: two weak signs of a shield that agree.',
  witness: ['A8'],
  domains: [{ name: 'chanmay.vn', web: { pages: { '/': { status: 403, body: page } } } }],
}));
