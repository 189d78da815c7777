/** A small document that keeps every lint rule; each test spoils a fresh copy of it in one place. */
export const baseDocument = `
openapi: 3.1.1
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
info: { title: Notes, version: 1.0.0, license: { name: MIT, identifier: MIT } }
servers: [{ url: 'https://notes.invalid' }]
security: [{ key: [] }]
x-talkspec-rate-limit:
  buckets: { requests: { capacity: 10, refillPerSecond: 1, scope: key } }
  default: requests
paths:
  /notes:
    get:
      operationId: listNotes
      summary: List notes
      x-talkspec-idempotency: { by: nature }
      x-talkspec-pagination: { style: last-item, cursor: after, limit: limit, items: /data, next: id }
      parameters:
        - { name: limit, in: query, description: Page size., schema: { type: integer } }
        - { name: after, in: query, description: Last id seen., schema: { type: string } }
      responses: &secured
        '200':
          description: A page.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Page' }
              examples: { onePage: { value: { data: [{ id: n1 }] } } }
        '401': &failed
          description: Refused.
          content:
            application/json:
              schema: { type: string }
              examples: { refused: { value: no } }
        '429': *failed
        '500': *failed
        '502': *failed
        '503': *failed
        '504': *failed
    post:
      operationId: createNote
      summary: Create a note
      x-talkspec-idempotency: { by: key, pointer: /key, holdsFor: PT24H }
      x-talkspec-rate-limit: { bucket: requests }
      x-talkspec-undo: { operation: deleteNote, parameters: { noteId: '$response.body#/data/*/id' } }
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties: { key: { type: string, description: Retry key. } }
            examples: { keyed: { value: { key: k1 } } }
      responses: *secured
  /notes/{noteId}:
    parameters:
      - { name: noteId, in: path, required: true, description: Which note., schema: { type: string } }
    delete:
      operationId: deleteNote
      summary: Delete a note
      x-talkspec-idempotency: { by: nature }
      responses: { <<: *secured, '404': *failed }
  /health:
    get:
      operationId: getHealth
      summary: Tell whether the service is up
      security: []
      x-talkspec-idempotency: { by: nature }
      responses:
        '200': *failed
        '400': *failed
        '429': *failed
        '500': *failed
        '502': *failed
        '503': *failed
        '504': *failed
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
  schemas:
    Page:
      type: object
      properties:
        data:
          type: array
          description: The notes.
          items: { type: object, properties: { id: { type: string, description: Its id. } } }
`;
