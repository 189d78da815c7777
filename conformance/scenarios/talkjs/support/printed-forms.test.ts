import { describe, expect, test } from 'vitest';

import {
  fillForm,
  isOfType,
  parseAnswer,
  parseCurl,
  parseEndpoint,
  parseForm,
  parseTokenCode,
} from './printed-forms.js';
import { ANSWERS, CURL, ENDPOINTS, FORMS, LIST_CALLS, TOKEN_CODE } from './printed-texts.js';

describe('the printed examples', () => {
  test('a curl call gives its method, path, headers and body, without line numbers and with an address', () => {
    const request = parseCurl(CURL.user, 'alice@example.com');
    expect([request.method, request.path]).toEqual(['PUT', '/users/12081']);
    expect(request.headers).toEqual({ 'Content-Type': 'application/json', Authorization: 'Bearer YOUR_SECRET_KEY' });
    expect(JSON.parse(request.body)).toEqual({
      name: 'Alice',
      email: ['alice@example.com'],
      photoUrl: 'https://yoursite.com/userpictures/12081.png',
      welcomeMessage: 'Hey there! :-)',
      role: 'buyer',
    });
  });

  test('every curl call has a body that is JSON', () => {
    const bodies = Object.values(CURL).map(
      (printed) => JSON.parse(parseCurl(printed, 'alice@example.com').body) as unknown,
    );
    expect(bodies.slice(1)).toEqual([
      { participants: ['12081', '8029'], subject: 'What a lovely day!', custom: { category: 'order_inquiry' } },
      [{ text: 'Hello Alice!', sender: '8029', type: 'UserMessage' }],
    ]);
  });

  test('something that is no curl call of the API is refused', () => {
    expect(() => parseCurl('1wget https://api.talkjs.com/v1/YOUR_APP_ID/users', '')).toThrow('does not call curl');
    expect(() => parseCurl('1curl https://example.com/users', '')).toThrow('does not start with');
  });

  test('glued methods come apart, and a query is read', () => {
    const list = { methods: ['GET', 'POST'], path: '/conversations/{conversationId}/messages', query: {} };
    expect(parseEndpoint(ENDPOINTS.messages)).toEqual(list);
    expect(LIST_CALLS.split('\n').map((printed) => parseEndpoint(printed).query)).toEqual([
      {},
      { limit: '50' },
      { startingAfter: 'c_21' },
      { startingAfter: 'c_21', limit: '10' },
    ]);
  });

  test('a form is filled with literals as printed, and with its optional fields only when asked', () => {
    const values = { text: 'Hello', sender: '8029', referencedMessageId: 'msg_1', custom: {}, idempotencyKey: 'key' };
    expect(fillForm(FORMS.userMessage, values, 'required')).toEqual({
      text: 'Hello',
      sender: '8029',
      type: 'UserMessage',
    });
    expect(fillForm(FORMS.userMessage, values, 'all')).toEqual({ ...values, type: 'UserMessage' });
    expect(fillForm(FORMS.systemFile, { attachmentToken: 'token' }, 'all')).toEqual({
      attachmentToken: 'token',
      type: 'SystemMessage',
    });
    expect(() => fillForm(FORMS.userMessage, { text: 'Hello' }, 'required')).toThrow(
      '"sender" (string) that is not filled in',
    );
  });

  test('a message has thirteen fields, each with a type that can be held against a value', () => {
    const fields = Object.fromEntries(parseForm(ANSWERS.message).map(({ name, type }) => [name, type]));
    expect(Object.keys(fields)).toHaveLength(13);
    const fits = (name: string, value: unknown): boolean => isOfType(value, fields[name] ?? '');
    expect([fits('editedAt', null), fits('editedAt', 1623926710918), fits('editedAt', '2021')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([fits('attachment', {}), fits('attachment', null), fits('attachment', 'x')]).toEqual([true, true, false]);
    expect([fits('location', [1, 2]), fits('location', [1]), fits('location', null)]).toEqual([true, false, true]);
    expect([fits('origin', 'rest'), fits('origin', 'api')]).toEqual([true, false]);
    expect([fits('readBy', ['a']), fits('readBy', [5]), fits('readBy', null)]).toEqual([true, false, false]);
    expect([fits('text', 'Hello'), fits('text', 5), fits('custom', []), fits('custom', {})]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('answers are JSON once the line numbers and the dots are gone', () => {
    expect(parseAnswer(ANSWERS.sent)).toEqual([{ id: 'msg_abcdefghijklm' }, { id: 'msg_nopqrstuvwxyz' }]);
    expect(Object.keys(parseAnswer(ANSWERS.uploaded) as object)).toEqual(['attachmentToken']);
  });

  test('the token code passes claims, key and options', () => {
    expect(parseTokenCode(TOKEN_CODE)).toEqual([
      { tokenType: 'app' },
      '<SECRET_KEY>',
      { issuer: '<APP_ID>', expiresIn: '30s' },
    ]);
    expect(() => parseTokenCode('1const token = sign();')).toThrow('does not call jwt.sign');
  });
});
