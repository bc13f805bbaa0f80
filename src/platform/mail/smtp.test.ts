import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { makeCertificate } from '#measurement/testing/certificates.ts';
import { Problem } from '../problems.ts';
import { openMailer } from './smtp.ts';
import { startMailServer } from './testing.ts';

const from = 'Hiện Diện <hiendien@tinh.gov.vn>';
const letter = { to: 'an@phuong.gov.vn', subject: 'Mã đăng nhập', text: 'Mã của bạn: 12345678\n' };
const authority = makeCertificate({ name: 'Mail authority', authority: true });
const certificate = makeCertificate({
  name: '127.0.0.1',
  alternatives: ['IP:127.0.0.1'],
  issuer: authority,
});
const tls = { key: certificate.key, cert: certificate.pem };

/** What a refusal says: its code, and the reason word in its sentence. */
async function refusal(sending: Promise<void>): Promise<string> {
  const error: unknown = await sending.then(
    () => null,
    (met: unknown) => met,
  );
  assert.ok(error instanceof Problem, String(error));
  return `${error.code} ${/\(([a-z-]+)\)/.exec(error.sentences.vi)?.[1] ?? ''}`.trim();
}

test('a letter arrives as one plain UTF-8 text, from the sender named, marked as written by a machine', async () => {
  await using server = await startMailServer();
  await using mailer = openMailer({ url: `smtp://127.0.0.1:${server.port}`, from });
  await mailer.send(letter);
  assert.equal(server.letters.length, 1);
  const [{ from: sender, to, raw }] = server.letters as [(typeof server.letters)[0]];
  assert.deepEqual([sender, to], ['hiendien@tinh.gov.vn', ['an@phuong.gov.vn']]);
  assert.match(raw, /^From: =\?UTF-8\?[BQ]\?[^\r\n]+\?= <hiendien@tinh\.gov\.vn>\r$/m);
  assert.match(raw, /^To: an@phuong\.gov\.vn\r$/m);
  assert.match(raw, /^Subject: =\?UTF-8\?[BQ]\?[^\r\n]+\?=\r$/m);
  assert.match(raw, /^Auto-Submitted: auto-generated\r$/m);
  assert.match(raw, /^Content-Type: text\/plain; charset=utf-8\r$/m);
  assert.doesNotMatch(raw, /html|multipart|nodemailer \(/i);
});

test('with STARTTLS the letter goes encrypted, by the name and password of the URL', async () => {
  await using server = await startMailServer({
    ...tls,
    authOptional: false,
    onAuth: ({ username, password }, _session, done) =>
      username === 'hiện diện' && password === 'p@ss/1'
        ? done(null, { user: username })
        : done(new Error('wrong')),
  });
  const host = `127.0.0.1:${server.port}`;
  const settings = { from, ca: authority.pem, requireTls: true };
  await using mailer = openMailer({
    url: `smtp://hi%E1%BB%87n%20di%E1%BB%87n:p%40ss%2F1@${host}`,
    ...settings,
  });
  await mailer.send(letter);
  assert.deepEqual(
    server.letters.map(({ secure, user }) => [secure, user]),
    [[true, 'hiện diện']],
  );
  await using wrong = openMailer({ url: `smtp://ai:do@${host}`, ...settings });
  assert.equal(await refusal(wrong.send(letter)), 'mail-not-sent credentials');
});

test('smtps is encrypted from the first byte', async () => {
  await using server = await startMailServer({
    secure: true,
    ...tls,
  });
  await using mailer = openMailer({
    url: `smtps://127.0.0.1:${server.port}`,
    from,
    ca: authority.pem,
    requireTls: true,
  });
  await mailer.send(letter);
  assert.equal(server.letters[0]?.secure, true);
});

test('nothing is sent in clear where encryption is required: no STARTTLS, or a certificate that does not hold', async () => {
  await using plain = await startMailServer({ disabledCommands: ['STARTTLS'] });
  await using toPlain = openMailer({ url: `smtp://127.0.0.1:${plain.port}`, from, requireTls: true });
  assert.equal(await refusal(toPlain.send(letter)), 'mail-not-sent tls');
  assert.deepEqual(plain.letters, []);

  await using unknown = await startMailServer(tls);
  await using toUnknown = openMailer({ url: `smtp://127.0.0.1:${unknown.port}`, from, requireTls: true });
  assert.equal(await refusal(toUnknown.send(letter)), 'mail-not-sent tls');
  assert.deepEqual(unknown.letters, []);
});

test('a refusal says in one word what it was, and nothing the server said', async () => {
  const refuse = (code: number) =>
    Object.assign(new Error('no such user an@phuong.gov.vn here'), { responseCode: code });
  await using server = await startMailServer({
    onMailFrom: ({ address }, _session, done) => (address.startsWith('bad') ? done(refuse(550)) : done()),
    onRcptTo: ({ address }, _session, done) => (address.startsWith('ai') ? done(refuse(550)) : done()),
    size: 100_000,
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done(refuse(554)));
    },
  });
  const url = `smtp://127.0.0.1:${server.port}`;
  await using mailer = openMailer({ url, from });
  assert.equal(
    await refusal(mailer.send({ ...letter, to: 'ai@phuong.gov.vn' })),
    'mail-not-sent recipient-refused',
  );
  assert.equal(await refusal(mailer.send(letter)), 'mail-not-sent letter-refused');
  await using other = openMailer({ url, from: 'bad@tinh.gov.vn' });
  assert.equal(await refusal(other.send(letter)), 'mail-not-sent sender-refused');
  await assert.rejects(mailer.send(letter), (error: Problem) => !error.message.includes('no such user'));
});

test('a server that is gone, or hangs up, is unreachable', async () => {
  const server = await startMailServer();
  await server[Symbol.asyncDispose]();
  await using mailer = openMailer({ url: `smtp://127.0.0.1:${server.port}`, from });
  assert.equal(await refusal(mailer.send(letter)), 'mail-not-sent unreachable');

  const rude = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await new Promise((resolve) => rude.once('listening', resolve));
  const { port } = rude.address() as { port: number };
  await using toRude = openMailer({ url: `smtp://127.0.0.1:${port}`, from });
  assert.equal(await refusal(toRude.send(letter)), 'mail-not-sent unreachable');
  rude.close();
});

test('a letter cannot carry a header or a recipient of somebody else', async () => {
  await using server = await startMailServer();
  await using mailer = openMailer({ url: `smtp://127.0.0.1:${server.port}`, from });
  for (const to of [
    'an@phuong.gov.vn\r\nBcc: all@tinh.gov.vn',
    'an@phuong.gov.vn, binh@phuong.gov.vn',
    'an@phuong.gov.vn binh@phuong.gov.vn',
    'An <an@phuong.gov.vn>',
    'group: an@phuong.gov.vn;',
    '"an\n"@phuong.gov.vn',
    'an@localhost',
    '',
  ]) {
    assert.equal(await refusal(mailer.send({ ...letter, to })), 'mail-address-wrong', JSON.stringify(to));
  }
  for (const subject of ['Mã\r\nBcc: all@tinh.gov.vn', 'Mã\nX: y', 'Mã\u2028', 'Mã\0', '', 'x'.repeat(201)]) {
    assert.equal(
      await refusal(mailer.send({ ...letter, subject })),
      'mail-subject-wrong',
      JSON.stringify(subject),
    );
  }
  // The body is the body, whatever it looks like.
  await mailer.send({ ...letter, text: '.\r\n\r\nBcc: all@tinh.gov.vn\r\n.\r\nMAIL FROM:<x@y.vn>\r\n' });
  assert.deepEqual(
    server.letters.map(({ to }) => to),
    [['an@phuong.gov.vn']],
  );
});

test('settings that cannot work are refused when the mailer is opened, and the sentence holds no password', () => {
  for (const url of ['https://u:bimat@mail.vn', 'mail.vn:25', 'smtp://', 'u:bimat@mail.vn']) {
    assert.throws(
      () => openMailer({ url, from }),
      (error: Problem) => error.code === 'mail-server-wrong' && !error.sentences.vi.includes('bimat'),
      url,
    );
  }
  for (const sender of ['Hiện Diện', 'a@b.vn, c@d.vn', 'X\r\nBcc: y@z.vn <a@b.vn>']) {
    assert.throws(() => openMailer({ url: 'smtps://mail.vn', from: sender }), { code: 'mail-address-wrong' });
  }
});

test('encryption is required unless the server is this machine', async () => {
  await using server = await startMailServer({ disabledCommands: ['STARTTLS'] });
  await using here = openMailer({ url: `smtp://127.0.0.1:${server.port}`, from });
  await here.send(letter);
  assert.equal(server.letters.length, 1);
  // A name that is not this machine's own but leads to it all the same.
  await using there = openMailer({ url: `smtp://[::ffff:127.0.0.1]:${server.port}`, from });
  assert.equal(await refusal(there.send(letter)), 'mail-not-sent tls');
  assert.equal(server.letters.length, 1);
});
