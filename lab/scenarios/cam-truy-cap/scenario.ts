/** A front page that nobody may see: the index file was lost. */
import { defineScenario } from '../../scenario.ts';

const page = `<!doctype html>
<html><head><title>403 Forbidden</title></head>
<body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>`;

export default defineScenario(453, () => ({
  about: 'The front page answers 403 in plain words, without a challenge.',
  witness: ['A8'],
  domains: [{ name: 'camtruycap.vn', web: { pages: { '/': { status: 403, body: page } } } }],
}));
