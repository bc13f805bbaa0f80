/** cPanel's way: every request is sent to /cgi-sys/suspendedpage.cgi. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(466, () => ({
  about: 'The control panel sends every visitor to /cgi-sys/suspendedpage.cgi.',
  witness: ['A8'],
  domains: [
    {
      name: 'suspended-page.com.vn',
      web: {
        content: 'none',
        standardHeaders: 'none',
        http: 'pages',
        pages: {
          '/cgi-sys/suspendedpage.cgi': {
            type: 'text/html; charset=utf-8',
            body: '<!doctype html><html><head><title>Account Suspended</title></head><body><h1>Account Suspended</h1><p>This account has been suspended. Contact your hosting provider for more information.</p></body></html>',
          },
        },
        nginx: ['location = / { return 302 /cgi-sys/suspendedpage.cgi; }'],
      },
    },
  ],
}));
