/** A site that only those with a password may see. */
import { defineScenario } from '../../scenario.ts';

const page = `<!doctype html>
<html><head><title>401 Authorization Required</title></head>
<body><center><h1>401 Authorization Required</h1></center><hr><center>nginx</center></body></html>`;

export default defineScenario(457, () => ({
  about: 'The front page answers 401 and asks for a password (HTTP Basic).',
  witness: ['A8'],
  domains: [
    {
      name: 'phaicomatkhau.vn',
      web: {
        pages: { '/': { status: 401, body: page, headers: { 'WWW-Authenticate': 'Basic realm="noi bo"' } } },
      },
    },
  ],
}));
