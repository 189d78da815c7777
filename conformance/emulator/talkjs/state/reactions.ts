/** Who reacted with an emoji, oldest first: user id to the time in Unix milliseconds. */
type Reacted = Map<string, number>;

/** The reactions of a message, by emoji. */
export type Reactions = Map<string, Reacted>;

/** Reactions as plain data. */
export type ReactionData = readonly (readonly [emoji: string, reacted: readonly (readonly [string, number])[]])[];

export const dataOfReactions = (reactions: Reactions): ReactionData =>
  [...reactions].map(([emoji, reacted]) => [emoji, [...reacted]]);

export const reactionsFrom = (data: ReactionData): Reactions =>
  new Map(data.map(([emoji, reacted]) => [emoji, new Map(reacted)]));

/** Adds a reaction once. */
export function react(reactions: Reactions, emoji: string, userId: string, at: number): void {
  const reacted = reactions.get(emoji) ?? new Map<string, number>();
  if (!reacted.has(userId)) reacted.set(userId, at);
  reactions.set(emoji, reacted);
}

/** Takes a reaction back, if it is there. */
export function takeBack(reactions: Reactions, emoji: string, userId: string): void {
  const reacted = reactions.get(emoji);
  reacted?.delete(userId);
  if (reacted?.size === 0) reactions.delete(emoji);
}
