import { Body, Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SIGN_IN, type SessionView, type SignIn } from '@stagewell/shared/people/person';
import { IsString, Length, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG } from '../tokens.js';
import type { Config } from '../config.js';
import { csrfToken, type Keys } from '../keys.js';
import { Refusal } from '../problem.js';
import { KEYS } from '../unit-of-work.js';
import { Authz, Public } from './authz.js';
import { clearSessionCookie, setSessionCookie } from './cookie.js';
import { Sessions, type SignedIn } from './sessions.js';

/** The password of every demo account; demo mode runs on loopback with made-up patients only. */
export const DEMO_PASSWORD = 'stagewell demo clinic';

class SignInDto implements SignIn {
  @IsString() @Length(3, SIGN_IN.email.maxLength) email: string;
  @IsString() @MaxLength(SIGN_IN.password.maxLength) password: string;
}
type Asked = FastifyRequest & { readonly signedIn?: SignedIn };

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(KEYS) private readonly keys: Keys,
  ) {}

  @Get()
  @Public({ does: 'session.read', says: 'Who is signed in', answers: 'SessionView' })
  read(@Req() request: Asked): Promise<SessionView> {
    return this.view(request.signedIn ?? null);
  }

  @Post()
  @Public({ does: 'session.sign-in', says: 'Sign in with e-mail and password', takes: 'SignIn', answers: 'SessionView' })
  async signIn(@Body() input: SignInDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const found = await this.sessions.signIn(input.email, input.password);
    if (!found) throw new Refusal(401, 'sign-in-refused', 'E-mail and password do not fit together. Check both and try again.');
    setSessionCookie(reply, found.token, this.secure);
    return this.view(found.signedIn);
  }

  @Delete()
  @Authz({ may: 'session.own', does: 'session.sign-out', says: 'Sign out here' })
  async signOut(@Req() request: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (request.signedIn) await this.sessions.signOut(request.signedIn.sessionHash);
    clearSessionCookie(reply, this.secure);
  }

  private get secure(): boolean {
    return this.config.publicOrigin.startsWith('https:');
  }

  private async view(signedIn: SignedIn | null): Promise<SessionView> {
    return {
      signedIn: signedIn && {
        accountId: signedIn.accountId,
        displayName: signedIn.displayName,
        roles: signedIn.roles,
        clinicId: signedIn.clinicId,
        clinicName: signedIn.clinicName,
        csrfToken: csrfToken(this.keys, signedIn.sessionHash),
      },
      demo: this.config.demo ? { password: DEMO_PASSWORD, accounts: signedIn ? [] : await this.sessions.demoAccounts() } : null,
      withoutMfa: !this.config.demo,
    };
  }
}
