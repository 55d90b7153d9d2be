import { notFound } from '@app/kernel';
import { type Actor, contentDisposition, CurrentActor, FileStore, NotRemembered, Requires } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import type { LetterOrder } from '../application/correspondence/letter-plans';
import { MessageSteps } from '../application/correspondence/message-steps.usecase';
import { MessagesQuery } from '../application/correspondence/messages.query';
import { SendLetters } from '../application/correspondence/send-letters.usecase';
import { momentOf } from './moment';
import { LettersRequest, MessageProofRequest, MessageWithdrawalRequest, NewMessageRequest } from './messages.request';
import { LetterPreviewsResponse, ProcedureMessagesResponse } from './messages.response';
import { messagesView, previewsView } from './messages.view';

/** Letters and messages to bidders; every step answers with the list as it is then. */
@Controller('procedures/:id')
export class MessagesController {
  constructor(
    private readonly query: MessagesQuery,
    private readonly steps: MessageSteps,
    private readonly letters: SendLetters,
    private readonly files: FileStore,
  ) {}

  @Get('messages')
  @Requires('procedure.read')
  async all(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ProcedureMessagesResponse> {
    return messagesView(await this.query.read(actor, id));
  }

  /** A free message; each company gets its own. */
  @Post('messages')
  @Requires('procedure.manage')
  async write(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { subject, text, recipients }: NewMessageRequest,
  ): Promise<ProcedureMessagesResponse> {
    await this.steps.write(actor, id, { subject, text, recipients });
    return this.all(actor, id);
  }

  /** The letters as they would be written now; nothing is kept. */
  @Post('letters/preview')
  @HttpCode(200)
  @NotRemembered()
  @Requires('procedure.manage')
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: LettersRequest,
  ): Promise<LetterPreviewsResponse> {
    const plan = await this.letters.preview(actor, id, orderOf(body));
    const { dossier } = await this.query.read(actor, id);
    return previewsView(plan, dossier.bidders);
  }

  /** Writes the letters to all companies they concern and sends them. */
  @Post('letters')
  @Requires('procedure.manage')
  async send(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: LettersRequest,
  ): Promise<ProcedureMessagesResponse> {
    await this.letters.run(actor, id, orderOf(body));
    return this.all(actor, id);
  }

  /** Posted, or handed over on the portal with a file that shows it. */
  @Post('messages/:messageId/proof')
  @HttpCode(200)
  @Requires('procedure.manage')
  async prove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('messageId') messageId: string,
    @Body() { recipientIds, channel, on, note = '', file }: MessageProofRequest,
  ): Promise<ProcedureMessagesResponse> {
    await this.steps.prove(actor, id, messageId, {
      ...{ recipientIds, channel, on, note },
      file: file
        ? {
            name: file.name,
            type: file.contentType ?? 'application/octet-stream',
            bytes: Buffer.from(file.content, 'base64'),
          }
        : null,
    });
    return this.all(actor, id);
  }

  /** Everything that is due and needs no further word, in one step with one progress; by mail or, without an address, by post. */
  @Post('letters/due')
  @Requires('procedure.manage')
  async sendDue(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ProcedureMessagesResponse> {
    await this.letters.runDue(actor, id);
    return this.all(actor, id);
  }

  /** Before they left: so that they can be written anew. */
  @Post('messages/:messageId/withdrawal')
  @HttpCode(200)
  @Requires('procedure.manage')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('messageId') messageId: string,
    @Body() { reason }: MessageWithdrawalRequest,
  ): Promise<ProcedureMessagesResponse> {
    await this.steps.withdraw(actor, id, messageId, reason);
    return this.all(actor, id);
  }

  /** The procedure goes on by the day and way the letters really left. */
  @Post('messages/:messageId/completion')
  @HttpCode(200)
  @Requires('procedure.manage')
  async complete(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('messageId') messageId: string,
  ): Promise<ProcedureMessagesResponse> {
    await this.steps.complete(actor, id, messageId);
    return this.all(actor, id);
  }

  @Get('messages/:messageId/proofs/:proofId')
  @Requires('procedure.read')
  async proof(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('messageId') messageId: string,
    @Param('proofId') proofId: string,
  ): Promise<StreamableFile> {
    const { messages } = await this.query.read(actor, id);
    const events = messages.find(({ message }) => message.id === messageId)?.message.events;
    const file = events?.find((event) => event.id === proofId)?.file;
    if (!file) throw notFound('Dieser Nachweis');
    return new StreamableFile(await this.files.read(file.sha256), {
      // Saved, never shown: whatever it says it is.
      type: 'application/octet-stream',
      disposition: contentDisposition('attachment', file.name),
    });
  }
}

const orderOf = ({ recipients = [], due, ...order }: LettersRequest): LetterOrder => ({
  ...order,
  channels: Object.fromEntries(recipients.map(({ bidderId, channel }) => [bidderId, channel])),
  ...(due === undefined ? {} : { due: momentOf(due, '/due') }),
});
