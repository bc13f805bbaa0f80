/** yazl writes the zip files that tests read; it brings no types of its own. Only what the tests use is declared. */
declare module 'yazl' {
  export class ZipFile {
    outputStream: NodeJS.ReadableStream;
    addBuffer(content: Buffer, name: string, options?: { compress?: boolean }): void;
    end(): void;
  }
}
