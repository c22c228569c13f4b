import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DISCLOSURE, type DisclosureView, type NewDisclosure } from '@stagewell/shared/interchange/disclosure';
import { IsString, Length, Matches, MaxLength } from 'class-validator';
import type { Me } from '../../platform/me.js';
import { Authz, Caller } from '../../platform/session/authz.js';
import { AccessService } from './access.service.js';

class NewDisclosureDto implements NewDisclosure {
  @IsString() @Length(DISCLOSURE.recipient.minLength, DISCLOSURE.recipient.maxLength) @Matches(/\S/) recipient: string;
  @IsString() @MaxLength(DISCLOSURE.reason.maxLength) reason: string;
}

@ApiTags('interchange')
@Controller('patients/:patientId')
export class AccessController {
  constructor(private readonly access: AccessService) {}

  @Get('disclosures')
  @Authz({ may: 'disclosures.make', does: 'disclosures.read', says: 'What was given out of a chart, newest first', answers: 'DisclosureViews' })
  list(@Param('patientId', ParseUUIDPipe) patientId: string, @Caller() me: Me): Promise<readonly DisclosureView[]> {
    return this.access.list(patientId, me);
  }

  @Post('access-exports')
  @Authz({
    may: 'disclosures.make',
    does: 'disclosure.right-of-access',
    says: 'Everything about a patient and who opened or changed it, as JSON and tables with checksums, recorded as given out',
    takes: 'NewDisclosure',
    sends: 'application/zip',
  })
  @Header('content-type', 'application/zip')
  @Header('content-disposition', 'attachment; filename="record.zip"')
  give(@Param('patientId', ParseUUIDPipe) patientId: string, @Body() input: NewDisclosureDto, @Caller() me: Me): Promise<Buffer> {
    return this.access.give(patientId, input, me);
  }
}
