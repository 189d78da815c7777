import type { ResponseMessage } from '../../core/message.js';
import { rule } from '../../core/rules.js';
import { badRequest, unprocessable } from '../envelope.js';

export interface Numbered {
  readonly id: number;
}

export const listRules = {
  newestFirst: rule({ assumes: ['INF-Q20'] }, <Row extends Numbered>(rows: readonly Row[]): Row[] =>
    [...rows].sort((a, b) => b.id - a.id),
  ),
  oldestFirst: rule({ assumes: ['INF-Q20'] }, <Row extends Numbered>(rows: readonly Row[]): Row[] =>
    [...rows].sort((a, b) => a.id - b.id),
  ),
  trafficSources: rule(
    { claims: ['TK-TRAFFIC-01'], assumes: ['INF-44'] },
    (setUp: readonly string[], seen: readonly string[]): string[] => [...new Set([...setUp, ...seen])],
  ),
  unknownAsset: rule({ claims: ['TK-ASSET-07', 'TK-ERR-09'] }, (): ResponseMessage =>
    badRequest('No asset found by `id`.'),
  ),
  fileNameTaken: rule({ claims: ['TK-ASSET-06', 'TK-ERR-06'] }, (): ResponseMessage =>
    unprocessable('File name has already been taken'),
  ),
  hasContentType: rule({ claims: ['TK-ASSET-03'] }, (contentType: string, asked: string | undefined): boolean =>
    contentType.startsWith(asked ?? ''),
  ),
  readPage: rule(
    { claims: ['TK-ASSET-01', 'TK-ASSET-02'] },
    <Row>(rows: readonly Row[], page: number, perPage: number): Row[] =>
      rows.slice((page - 1) * perPage, page * perPage),
  ),
  pageAfterTheLast: rule({ assumes: ['INF-Q21'] }, <Row>(rows: Row[]): Row[] => rows),
};
