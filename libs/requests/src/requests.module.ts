import { Global, Module } from '@nestjs/common';
import { AttachFile } from './application/attach-file.usecase';
import { DiscussRequest } from './application/discuss-request.usecase';
import { KeepRequestDraft } from './application/keep-draft.usecase';
import { RequestArchive } from './application/request-archive';
import { RequestConfirmation } from './application/request-confirmation';
import { RequestContribution } from './application/request-contribution';
import { RequestFiles } from './application/request-files';
import { RequestStep } from './application/request-step';
import { SubmitRequest } from './application/submit-request.usecase';
import { TakeOverRequest } from './application/take-over-request.usecase';
import { RequestsDemo } from './demo/requests.demo';
import { RequestsTraining } from './demo/requests.training';
import { AttachmentsController } from './http/attachments.controller';
import { RequestPage } from './http/request-page';
import { RequestsController } from './http/requests.controller';
import { AttachmentRepository } from './infrastructure/attachment.repository';
import { RequestListQuery } from './infrastructure/request-list.query';
import { RequestRepository } from './infrastructure/request.repository';

const forControllers = [
  AttachFile,
  AttachmentRepository,
  DiscussRequest,
  KeepRequestDraft,
  RequestListQuery,
  RequestRepository,
  SubmitRequest,
  TakeOverRequest,
];

/** What the departments ask the centre to procure: from the draft to the procedure. */
@Global()
@Module({
  providers: [
    ...forControllers,
    RequestArchive,
    RequestConfirmation,
    RequestContribution,
    RequestFiles,
    RequestsDemo,
    RequestsTraining,
    RequestStep,
  ],
  exports: forControllers,
})
export class RequestsModule {}

@Module({ controllers: [RequestsController, AttachmentsController], providers: [RequestPage] })
export class RequestsHttpModule {}
