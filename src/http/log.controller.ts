import { join } from 'node:path';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { proofFolder } from '../config.js';
import { Refusal } from '../domain/refusal.js';
import { bytesIn } from '../proof/regular-file.js';
import { checkpointIn } from '../proof/tree-folder.js';
import { Answers, Does, InPath } from './described.js';
import { LEDGER, type FollowedLedger } from './provided.js';
import { Needs } from './role.guard.js';

/** What tlog-tiles serves, and no other path into the folder. */
const TILE = /^tile\/(?:entries|\d|[1-5]\d|6[0-3])\/(?:x\d{3}\/)*\d{3}(?:\.p\/[1-9]\d{0,2})?$/;

/** A tile changes only when a backup is restored, and then nobody should meet the old one for long. */
const FOR_A_WHILE = 'public, max-age=300';

/** The log as C2SP tlog-tiles has it: hashes and signatures, open to whoever wants to keep them. */
@ApiTags('Proof')
@Controller()
export class LogController {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  @Get('log/checkpoint')
  @Needs('public')
  @Does('Fetch the newest signed head of the log', 'Hämta loggens senaste undertecknade kontrollpunkt')
  @ApiProduces('text/plain')
  @Answers(200, 'LogCheckpoint', 'A signed note: origin, size and root (C2SP tlog-checkpoint).')
  async checkpoint(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { config, ledger } = this.opened;
    const source = checkpointIn(proofFolder(config), await ledger.origin());
    if (source === undefined) throw new Refusal('no-checkpoint');
    void reply.header('Content-Type', 'text/plain; charset=utf-8').header('Cache-Control', 'no-cache');
    return source;
  }

  @Get('log/tile/*')
  @Needs('public')
  @Does('Fetch a part of the log’s tree', 'Hämta en del av loggens träd')
  @InPath(
    'path',
    'The place of the tile or bundle (Del av trädet), as C2SP tlog-tiles has it.',
    '0/x001/234.p/56',
  )
  @ApiProduces('application/octet-stream')
  @Answers(200, 'LogTile', 'At most 256 hashes, or the entries they are of.')
  tile(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Buffer {
    const path = `tile/${(request.params as { '*': string })['*']}`;
    const bytes = TILE.test(path) ? bytesIn(join(proofFolder(this.opened.config), path)) : undefined;
    if (!bytes) throw new Refusal('no-tile');
    void reply.header('Content-Type', 'application/octet-stream').header('Cache-Control', FOR_A_WHILE);
    return bytes;
  }
}
