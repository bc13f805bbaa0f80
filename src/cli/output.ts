/**
 * From the options to a report that can be written to: where it goes, in which form. Opened before anything is measured.
 */
import { problem } from '#platform/problems.ts';
import type { Host } from './host.ts';
import type { Format, OutputOptions } from './options.ts';
import { csvReport } from './report/csv.ts';
import { htmlReport } from './report/html.ts';
import { jsonlReport } from './report/jsonl.ts';
import type { Refusal, Report, Write } from './report/report.ts';
import { textReport } from './report/text.ts';
import { isSameFile, openFileSink, openStdoutSink, type Sink } from './sink.ts';

export interface Output {
  format: Format;
  sink: Sink;
  report: Report;
}

/**
 * @param inputs files that are read while the output is written, which it must not be
 * @param unwritten for jsonl that continues a file: whether a refusal is not in it yet
 * @throws Problem when the file cannot be written
 */
export async function openOutput(
  options: OutputOptions,
  host: Host,
  means: {
    inputs: readonly (string | null)[];
    onClosed: () => void;
    unwritten?: (refusal: Refusal) => boolean;
    beforeWrite: () => void;
  },
): Promise<Output> {
  const format = formatOf(options, host);
  for (const input of means.inputs) {
    if (input !== null && options.output !== null && (await isSameFile(input, options.output))) {
      throw problem('output-is-input', { path: options.output });
    }
  }
  const sink =
    options.output === null ? openStdoutSink(host, means.onClosed) : await openFileSink(options.output);
  const terminal = options.output === null && host.stdout.isTTY === true;
  const write: Write = (text) => {
    if (terminal) means.beforeWrite();
    return sink.write(text);
  };
  const { language } = options;
  const report = (): Report => {
    if (format === 'jsonl') return jsonlReport(write, means.unwritten);
    if (format === 'csv') return csvReport(write, language);
    if (format === 'html') {
      return htmlReport(write, { language, version: host.version, madeAt: () => host.now().toString() });
    }
    return textReport(write, { language, colour: terminal && host.colour, columns: host.columns });
  };
  return { format, sink, report: report() };
}

export function formatOf(options: OutputOptions, host: Host): Format {
  return options.format ?? (options.output === null && host.stdout.isTTY === true ? 'text' : 'jsonl');
}
