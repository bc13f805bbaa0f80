export async function generateCrowd(_state: string, _argv: readonly string[]): Promise<number> {
  return 1;
}
