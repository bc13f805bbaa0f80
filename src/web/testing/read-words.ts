/** The text of a page with a blank between its elements, so that a test may name what stands in cells side by side. */
import { readText } from './assert-page.ts';

export function readWords(html: string): string {
  return readText(html.replaceAll('<', ' <'));
}
