/** What a person has typed and not yet sent, kept in this browser only. */

const PREFIX = 'entwurf:';

export function readDraft<Values>(name: string | undefined): Values | undefined {
  if (!name) return undefined;
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? undefined : (JSON.parse(text) as Values);
  } catch {
    return undefined;
  }
}

export function saveDraft(name: string, values: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(values));
  } catch {
    // A full or forbidden store must not keep anybody from typing.
  }
}

export function clearDraft(name: string | undefined): void {
  if (!name) return;
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // As above.
  }
}

/** Signing out removes every draft, so that the next person at this computer does not see them. */
export function clearAllDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
