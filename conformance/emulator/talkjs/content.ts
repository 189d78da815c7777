import type { OutgoingMessage, TextNode } from '../../../generated/talkjs/types.js';
import type { App, StoredFile } from './state/app.js';
import type { ContentBlock, MessageRecord } from './state/messages.js';

type Content = Pick<MessageRecord, 'text' | 'attachment' | 'fileToken' | 'location' | 'content'>;

const NOTHING: Content = { text: null, attachment: null, fileToken: null, location: null, content: null };

/** The token of the file that a message sends, in either form. */
export function fileTokenOf(message: OutgoingMessage): string | undefined {
  const block = message.content?.[0];
  return block?.type === 'file' ? block.fileToken : message.attachmentToken;
}

/** The words of formatted text. */
function wordsOf(nodes: readonly TextNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if (typeof node['text'] === 'string') return node['text'];
      return Array.isArray(node['children']) ? wordsOf(node['children'] as TextNode[]) : '';
    })
    .join('');
}

function fileContent(token: string, file: StoredFile, inBlock: boolean): Content {
  const { url, size, dimensions } = file.attachment;
  const { filename, told } = file;
  const block: ContentBlock = { type: 'file', url, filename, size, fileToken: token, ...dimensions, ...told };
  return { ...NOTHING, attachment: file.attachment, fileToken: token, content: inBlock ? [block] : null };
}

/** What a message holds, in the fields in which it is stored. Its file must exist. */
export function contentOf(message: OutgoingMessage, app: App): Content {
  if (message.text !== undefined) return { ...NOTHING, text: message.text };
  const token = fileTokenOf(message);
  if (token !== undefined) return sentFile(message, token, app);
  const block = message.content?.[0];
  if (block?.type === 'location') return { ...NOTHING, location: [block.latitude, block.longitude], content: [block] };
  if (block?.type === 'text') return { ...NOTHING, text: wordsOf(block.children), content: [block] };
  throw new Error('The contract lets a message through that holds nothing.');
}

function sentFile(message: OutgoingMessage, token: string, app: App): Content {
  const file = app.files.get(token);
  if (!file) throw new Error('A message is stored whose file does not exist.');
  file.sent = true;
  return fileContent(token, file, message.content !== undefined);
}
