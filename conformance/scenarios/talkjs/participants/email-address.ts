import { expectStatus, expectThat } from '../../../harness/expect.js';
import { path } from '../../../harness/path.js';
import { scenario } from '../support/scenario.js';
import { startConversation } from '../support/start-conversation.js';

export const participantsEmailAddress = [
  scenario(
    'the e-mail address of a participation is told',
    { claims: ['TJ-PRT-16'], needs: ['state'], story: true },
    async (context) => {
      const { conversation, alice } = await startConversation(context);
      const answer = await context.api.get(path`/conversations/${conversation}/participants/${alice}/email`, {
        example: 'participantEmail',
      });
      expectStatus(answer, 200);
      expectThat(
        /^[^@\s]+@[^@\s]+$/.test(answer.string('/emailAddress')),
        `emailAddress is no address: ${answer.string('/emailAddress')}`,
      );
    },
  ),
];
