import type { TemplateData, TemplateId } from '../../contract/templates';
import type { RenderedDocument } from './render';
import { draw } from './render';

/** What runs in the worker thread. The data were checked before they were sent here. */
export default function renderInWorker(task: {
  id: TemplateId;
  data: TemplateData[TemplateId];
}): Promise<RenderedDocument> {
  return draw(task.id, task.data);
}
