/** Placeholder until the demo plays the main job; filled by the composition of all rooms. */
export async function playMainJob(_address: string): Promise<void> {}
