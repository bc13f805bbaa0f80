/** A site whose program breaks. */
import { defineScenario } from '../../scenario.ts';

const page = `<!doctype html>
<html><head><title>500 Internal Server Error</title></head>
<body><center><h1>500 Internal Server Error</h1></center><hr><center>nginx</center></body></html>`;

export default defineScenario(456, () => ({
  about: 'The front page answers 500.',
  witness: ['A8'],
  domains: [{ name: 'loimaychu.com.vn', web: { pages: { '/': { status: 500, body: page } } } }],
}));
