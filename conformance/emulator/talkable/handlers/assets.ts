import { createHash } from 'node:crypto';

import type { Asset } from '../../../../generated/talkable/types.js';
import { fileNameTaken, missing, noAsset, ok } from '../answers.js';
import type { Handler, Work } from '../exchange.js';
import { imageSize } from '../program/image-size.js';
import { newestFirst, type Page } from '../state/newest-first.js';
import type { AssetRow } from '../state/records.js';
import type { Tables } from '../state/site.js';
import { timestamp } from '../time.js';

const UNTYPED = 'application/octet-stream';

function presentAsset(asset: AssetRow, { site }: Work): Asset {
  const createdAt = timestamp(asset.createdAt, site.setup.utcOffset);
  const host = `https://assets.${site.slug.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-')}.example`;
  return {
    id: asset.id,
    name: asset.name,
    content_type: asset.contentType,
    url: `${host}/${String(asset.id)}/${encodeURIComponent(asset.name)}`,
    size: asset.size,
    width: asset.width,
    height: asset.height,
    fingerprint: asset.fingerprint,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

export const uploadAsset: Handler<'uploadAsset'> = async (call) => {
  const { site, now, lean, body } = call;
  const { file } = body;
  if (!(file instanceof File) || file.name === '') throw missing(call, 'file');
  const bytes = Buffer.from(await file.arrayBuffer());
  // Asked once the bytes are there: another upload may have come in between.
  if (site.tables.assets.find('name', file.name)) throw fileNameTaken();
  lean('INF-19');
  const asset = site.tables.assets.add({
    name: file.name,
    contentType: file.type || UNTYPED,
    size: bytes.byteLength,
    ...imageSize(bytes),
    fingerprint: createHash('md5').update(bytes).digest('hex'),
    createdAt: now,
  });
  return ok({ asset: presentAsset(asset, call) });
};

export const getAsset: Handler<'getAsset'> = (call) => {
  const asset = call.site.tables.assets.get(call.path.id);
  if (!asset) throw noAsset();
  return ok({ asset: presentAsset(asset, call) });
};

/** The assets of a media type, or of all that begin like that (TK-ASSET-03), as one list for each type. */
function listsOf({ assets }: Tables, beginning: string): readonly (readonly AssetRow[])[] {
  if (beginning === '') return [assets.all()];
  const types = assets.keys('type').filter((type) => String(type).startsWith(beginning));
  return types.map((type) => assets.list('type', type));
}

export const listAssets: Handler<'listAssets'> = (call) => {
  const { site, query, decide, lean } = call;
  const { content_type = '', page, per_page } = query;
  if (page === undefined || per_page === undefined)
    throw new Error('The contract gives a page and its size no default.');
  const lists = listsOf(site.tables, content_type);
  const read = (number: number): Page<AssetRow> => newestFirst(lists, (number - 1) * per_page, per_page);
  const asked = read(page);
  if (asked.total > 1) lean('INF-Q20');
  const last = Math.max(1, Math.ceil(asked.total / per_page));
  const { rows, total } = page > last && decide('pageBeyond') === 'last' ? read(last) : asked;
  return ok({ assets: rows.map((asset) => presentAsset(asset, call)), total });
};
