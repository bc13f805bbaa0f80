/** A drawing of `renderLine` or `renderBars` in a page; the box decides which of the two sizes is shown. */

export function Chart({ svg }: { svg: string }) {
  // The text is ours: every label in it went through the renderer's escaping.
  // biome-ignore lint/security/noDangerouslySetInnerHtml: SVG text drawn on the server from our own option
  return <div className="chart-box" dangerouslySetInnerHTML={{ __html: svg }} />;
}
