/** How a user is online, as plain data. */
export interface Session {
  readonly id: string;
  /** The sequence of the app when it began: what is imported later is shown after a reload. */
  readonly since: number;
  /** Whether the user sees the chat. */
  visible: boolean;
  /** The conversation that is looked at. */
  conversationId: string | null;
  hasFocus: boolean;
  isTyping: boolean;
  custom: Record<string, unknown>;
  /** A message that was sent while its sender went on typing: nobody was notified of it yet. */
  unannounced: { readonly conversationId: string; readonly messageId: string } | null;
}
