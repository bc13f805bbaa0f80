import assert from 'node:assert/strict';
import test from 'node:test';
import { parseRobots, robotsAllow } from './robots.ts';

test('a group for our token comes before the group for everybody', () => {
  const rules = parseRobots(
    'User-agent: *\nDisallow: /\n\nUser-agent: hiendien\nDisallow: /rieng\n',
    'HienDien',
  );
  assert.equal(robotsAllow(rules, '/lien-he'), true);
  assert.equal(robotsAllow(rules, '/rieng/1'), false);
});

test('the longest rule decides and allow wins a draw', () => {
  const rules = parseRobots('User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /c\nAllow: /c', 'HienDien');
  assert.equal(robotsAllow(rules, '/a/c'), false);
  assert.equal(robotsAllow(rules, '/a/b/c'), true);
  assert.equal(robotsAllow(rules, '/c'), true);
});

test('stars and the dollar are understood', () => {
  const rules = parseRobots('User-agent: *\nDisallow: /*.pdf$\nDisallow: /x*y\nDisallow: /only$', 'HienDien');
  assert.equal(robotsAllow(rules, '/menu.pdf'), false);
  assert.equal(robotsAllow(rules, '/menu.pdf?x'), true);
  assert.equal(robotsAllow(rules, '/x/1/y/2'), false);
  assert.equal(robotsAllow(rules, '/only'), false);
  assert.equal(robotsAllow(rules, '/only/one'), true);
});

test('names that follow one another share a group; comments, empty rules and other lines are nothing', () => {
  const text =
    '\uFEFFuser-agent: a # first\nUser-Agent: HienDien\nSitemap: /s.xml\nDisallow: /x # no\nDisallow:\n';
  const rules = parseRobots(text, 'HienDien');
  assert.deepEqual(rules.rules, [{ allow: false, pattern: '/x' }]);
});

test('a page of HTML in place of robots.txt allows everything', () => {
  assert.deepEqual(parseRobots('<!doctype html><title>404</title>', 'HienDien').rules, []);
});

test('a pattern made to be slow is matched at once', { timeout: 5_000 }, () => {
  const rules = parseRobots(`User-agent: *\nDisallow: /${'*a'.repeat(2_000)}$`, 'HienDien');
  assert.equal(robotsAllow(rules, `/${'a'.repeat(8_000)}b`), true);
});

test('a file made to be slow is read at once', { timeout: 5_000 }, () => {
  const spaces = ' '.repeat(60_000);
  assert.deepEqual(parseRobots(`User-agent: *\nDisallow:${spaces}/x${spaces}y#\u2028`, 'HienDien').rules, [
    { allow: false, pattern: `/x${spaces}y` },
  ]);
});
