/** A random UUID (version 4) that also works where the page is not served over https. */
export function randomId(random: Crypto = globalThis.crypto): string {
  const bytes = random.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * Hands out one key per user action. An action whose answer never came keeps its key, so that pressing the button again
 * with the same content cannot do it twice; any answer, good or bad, ends the action.
 */
export interface ActionKeys {
  keyFor(action: string): string;
  answered(action: string): void;
}

export function createActionKeys(newKey: () => string = randomId): ActionKeys {
  const open = new Map<string, string>();
  return {
    keyFor(action) {
      const key = open.get(action) ?? newKey();
      open.set(action, key);
      return key;
    },
    answered(action) {
      open.delete(action);
    },
  };
}
