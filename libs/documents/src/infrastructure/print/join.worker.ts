import { joinDocuments, type PrintFile, type PrintHead, type PrintPart } from './join-documents';

export interface JoinTask {
  readonly parts: readonly PrintPart[];
  readonly head: PrintHead;
}

/** What runs in the worker thread: joining hundreds of letters would hold the event loop for seconds. */
export default function joinInWorker({ parts, head }: JoinTask): Promise<PrintFile> {
  return joinDocuments(parts, head);
}
