import type { TemplateData, TemplateId } from '../../contract/templates';
import type { PictureBytes, RenderedDocument } from './render';
import { draw } from './render';
import { yieldToRequests } from './thread-priority';

yieldToRequests();

export interface RenderTask {
  readonly id: TemplateId;
  readonly data: TemplateData[TemplateId];
  readonly pictures?: PictureBytes;
}

/** What runs in the worker thread. The data were checked before they were sent here. */
export default function renderInWorker(task: RenderTask): Promise<RenderedDocument> {
  return draw(task.id, task.data, task.pictures);
}
