/** JSON pointers (RFC 6901) as the server's field errors use them: "/lines/0/quantity". */

const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

export function readPointer(document: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    document,
  );
}

/** A copy of the document in which the value at the pointer is replaced; everything beside it stays the same object. */
export function writePointer<Document>(document: Document, pointer: string, value: unknown): Document {
  const write = (node: unknown, steps: readonly string[]): unknown => {
    const [step, ...rest] = steps;
    if (step === undefined) return value;
    if (Array.isArray(node)) {
      const copy = [...(node as unknown[])];
      copy[Number(step)] = write(copy[Number(step)], rest);
      return copy;
    }
    const record = (node ?? {}) as Record<string, unknown>;
    return { ...record, [step]: write(record[step], rest) };
  };
  return write(document, stepsOf(pointer)) as Document;
}
