/**
 * What every page of every test must hold, in one place: it parses, has one heading that begins its title, labels, ids that
 * are there once, no script unless it said so, nothing inline, Vietnamese in NFC. A failure says what to mend.
 */
import assert from 'node:assert/strict';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export interface PageExpectation {
  /** Scripts of ours the page asked for; 0 bytes otherwise. */
  modules?: readonly string[];
  nonce?: string;
}

/** @throws AssertionError that names the element and the rule */
export function assertPage(html: string, { modules = [], nonce }: PageExpectation = {}): void {
  const faults: string[] = [];
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine, startCol }) =>
      faults.push(`does not parse: ${code} at ${startLine}:${startCol}`),
  });
  const all = elementsOf(document);
  const named = (name: string) => all.filter((element) => element.tagName === name);

  const headings = named('h1');
  if (headings.length !== 1) faults.push(`has ${headings.length} h1, wants one`);
  const heading = headings[0] ? textOf(headings[0]) : '';
  const title = named('title').map(textOf)[0] ?? '';
  if (!title.startsWith(heading)) faults.push(`title "${title}" does not begin with its h1 "${heading}"`);
  if (named('title').filter((element) => !insideSvg(element)).length !== 1) faults.push('wants one title');
  const language = attribute(named('html')[0], 'lang');
  if (language !== 'vi' && language !== 'en') faults.push(`html lang is "${language}"`);

  const seen = new Set<string>();
  for (const element of all) {
    const id = attribute(element, 'id');
    if (id !== null && seen.has(id)) faults.push(`id "${id}" stands twice`);
    if (id !== null) seen.add(id);
    for (const { name, value } of element.attrs) {
      if (name === 'style')
        faults.push(`<${element.tagName}> has a style attribute, which the policy forbids: ${value}`);
      if (name.startsWith('on')) faults.push(`<${element.tagName}> has ${name}`);
    }
  }
  for (const element of named('style')) faults.push(`has a <style>: ${textOf(element).slice(0, 60)}`);
  for (const element of all) {
    for (const reference of ['aria-describedby', 'aria-labelledby', 'for']) {
      for (const id of (attribute(element, reference) ?? '').split(/\s+/).filter((word) => word !== '')) {
        if (!seen.has(id)) faults.push(`<${element.tagName}> ${reference}="${id}" leads nowhere`);
      }
    }
    const href = element.tagName === 'a' ? attribute(element, 'href') : null;
    if (href?.startsWith('#') && href.length > 1 && !seen.has(href.slice(1)))
      faults.push(`link to ${href} leads nowhere`);
    if (element.tagName === 'a' && href !== null && accessibleName(element) === '')
      faults.push(`a link to ${href} has no name`);
  }

  const labelled = new Set(named('label').map((label) => attribute(label, 'for')));
  for (const control of [...named('input'), ...named('select'), ...named('textarea')]) {
    const type = attribute(control, 'type');
    if (type === 'hidden' || type === 'submit') continue;
    const hasName =
      labelled.has(attribute(control, 'id')) ||
      attribute(control, 'aria-label') !== null ||
      attribute(control, 'aria-labelledby') !== null;
    if (!hasName) faults.push(`control "${attribute(control, 'name')}" has no label`);
  }
  for (const form of named('form')) {
    const method = (attribute(form, 'method') ?? 'get').toLowerCase();
    const buttons = elementsOf(form).filter(
      (element) => element.tagName === 'button' || attribute(element, 'type') === 'submit',
    );
    if (buttons.length === 0)
      faults.push(`a form (${method}) has no button: without script nobody can send it`);
  }
  for (const table of named('table')) {
    if (!elementsOf(table).some(({ tagName }) => tagName === 'caption'))
      faults.push('a table has no caption');
  }
  for (const picture of named('img')) {
    if (attribute(picture, 'alt') === null) faults.push(`img ${attribute(picture, 'src')} has no alt`);
  }

  const scripts = named('script');
  if (scripts.length !== modules.length)
    faults.push(`ships ${scripts.length} scripts, declared ${modules.length}`);
  for (const script of scripts) {
    const src = attribute(script, 'src');
    if (src === null) faults.push(`has an inline script: ${textOf(script).slice(0, 60)}`);
    if (nonce !== undefined && attribute(script, 'nonce') !== nonce)
      faults.push(`script ${src} lacks the nonce`);
    if (src !== null && !modules.some((name) => src.startsWith(`/ma/${name}.`)))
      faults.push(`ships script ${src} undeclared`);
  }

  const text = textOf(document);
  if (text !== text.normalize('NFC')) faults.push('holds text that is not in NFC');
  const odd = /\bundefined\b|\[object |\bNaN\b|\bInvalid Date\b/.exec(text);
  if (odd) faults.push(`shows "${text.slice(Math.max(0, odd.index - 30), odd.index + 30)}"`);
  assert.deepEqual(faults, [], `the page "${heading}"`);
}

/** The text a person reads on a page, blanks folded. */
export function readText(html: string): string {
  return textOf(parse(html)).replace(/\s+/g, ' ').trim();
}

/** Addresses of a page's links, in their order. */
export function readLinks(html: string): { href: string; text: string }[] {
  return elementsOf(parse(html))
    .filter((element) => element.tagName === 'a')
    .map((element) => ({ href: attribute(element, 'href') ?? '', text: textOf(element).trim() }));
}

function elementsOf(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  return children.flatMap((child) =>
    'tagName' in child ? [child, ...elementsOf(child)] : elementsOf(child),
  );
}

function attribute(element: Element | undefined, name: string): string | null {
  return element?.attrs.find((one) => one.name === name)?.value ?? null;
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  if ('tagName' in node && (node.tagName === 'script' || node.tagName === 'style')) return '';
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function accessibleName(element: Element): string {
  const said =
    attribute(element, 'aria-label') ?? attribute(element, 'aria-labelledby') ?? textOf(element).trim();
  return said !== ''
    ? said
    : elementsOf(element)
        .map((inner) => attribute(inner, 'alt') ?? '')
        .join('');
}

function insideSvg(element: Element): boolean {
  return element.namespaceURI === 'http://www.w3.org/2000/svg';
}
