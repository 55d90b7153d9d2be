/** The product cannot start; the message is the sentence printed to whoever started it. */
export class StartError extends Error {}
