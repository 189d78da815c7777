// What must compile, and what must not. Checked by `npm run typecheck`; nothing here runs.
import type { CreatePurchaseRequest } from '../../generated/talkable/types.js';
import type { OutgoingMessages, UserInput } from '../../generated/talkjs/types.js';
import { createTalkable } from '../../src/talkable/index.js';
import { schemas as talkable } from '../../src/talkable/schemas.js';
import { createTalkJS, type Args } from '../../src/talkjs/index.js';
import { schemas as talkjs, type Body } from '../../src/talkjs/schemas.js';

/** The interface as https://standardschema.dev gives it to copy, as far as schemas go. */
interface StandardSchemaV1<Input, Output> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (
      value: unknown,
      options?: { readonly libraryOptions?: Record<string, unknown> | undefined },
    ) => Outcome<Output> | Promise<Outcome<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}
type Outcome<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path?: readonly PathPart[] | undefined }[] };
type PathPart = PropertyKey | { readonly key: PropertyKey };
declare function output<Output>(schema: StandardSchemaV1<unknown, Output>): Output;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function exactly<T>(): <const A>(value: A, is: Same<A, T>) => void;

export async function schemasAreOfTheBodies(): Promise<void> {
  exactly<UserInput>()(output(talkjs.upsertUser), true);
  exactly<OutgoingMessages>()(output(talkjs.sendMessages), true);
  exactly<CreatePurchaseRequest>()(output(talkable.createPurchase), true);
  const schema: StandardSchemaV1<UserInput, UserInput> = talkjs.upsertUser;
  void schema;
  const body: NonNullable<Args<'putParticipant'>['body']> = {} as Body<'putParticipant'>;
  void body;

  const form: unknown = {};
  const checked = talkable.createPurchase['~standard'].validate(form);
  const client = createTalkable({ apiKey: 'key', siteSlug: 'my-store', validate: 'throw' });
  if (checked.issues) throw new Error(checked.issues[0]?.message);
  await client.createPurchase({ body: checked.value });

  // @ts-expect-error it has no body
  void talkjs.listUsers;
  // @ts-expect-error no such way to validate
  createTalkJS({ appId: 'a', secretKey: 'k', validate: true });
}
